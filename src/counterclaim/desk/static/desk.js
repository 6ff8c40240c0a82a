// The desk's only script. Every page reads and every form works without it.
(() => {
  "use strict";
  const $ = (selector, within = document) => within.querySelector(selector);
  const say = (words) => { const told = $(".said"); if (told) told.textContent = words; };

  // Forms and links with data-swap fetch a page and put the part that the selector names in the place of the one here.
  const swap = async (target, address, options = {}) => {
    const box = $(target);
    box.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(address, { ...options, headers: { "X-Swap": target, ...options.headers } });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = $(target, page);
      if (!fresh) { location.assign(answer.url); return; }
      box.replaceWith(fresh);
      say($(".said", page)?.textContent ?? "");
      if (!options.method) history.replaceState(null, "", answer.url);
      ($("[autofocus]", fresh) ?? fresh).focus?.();
      document.dispatchEvent(new CustomEvent("swapped", { detail: fresh }));
    } catch {
      box.removeAttribute("aria-busy");
      say(box.dataset.failed ?? "The desk does not answer.");
    }
  };
  document.addEventListener("submit", (event) => {
    const form = event.target, target = form.dataset.swap;
    if (!target || !$(target)) return;
    event.preventDefault();
    const data = new FormData(form, event.submitter);
    if (form.method === "get") swap(target, `${form.getAttribute("action") || location.pathname}?${new URLSearchParams(data)}`);
    else swap(target, form.action, { method: "POST", body: new URLSearchParams(data) });
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-swap]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || !$(link.dataset.swap)) return;
    event.preventDefault();
    swap(link.dataset.swap, link.href);
  });

  // Keys: data-key presses or focuses what bears it, g and data-go goes to a place.
  let going = false;
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]");
    if (event.key === "Escape" && typing) typing.blur();
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const key = CSS.escape(event.key);
    const found = going ? $(`[data-go="${key}"]`) : $(`[data-key="${key}"]`);
    going = !going && event.key === "g";
    if (!found) return;
    event.preventDefault();
    if (found.matches("input, textarea, select")) { found.focus(); found.select?.(); } else found.click();
  });

  // What bears data-again is looked at again after so many seconds.
  const again = () => {
    const box = $("[data-again]");
    if (box) setTimeout(() => swap(`#${box.id}`, location.href), box.dataset.again * 1000);
  };
  document.addEventListener("swapped", again);
  again();

  // Files that are dropped on a box with data-drop are those of the input that it names.
  for (const box of document.querySelectorAll("[data-drop]")) {
    const over = (event) => { event.preventDefault(); box.classList.toggle("over", event.type === "dragover"); };
    for (const kind of ["dragover", "dragleave", "drop"]) box.addEventListener(kind, over);
    box.addEventListener("drop", (event) => { $(`#${box.dataset.drop}`).files = event.dataTransfer.files; });
  }

  // One open sheet at a time, and none when one looks elsewhere.
  document.addEventListener("click", (event) => {
    for (const box of document.querySelectorAll("details.choices[open]")) if (!box.contains(event.target)) box.open = false;
  });
})();
