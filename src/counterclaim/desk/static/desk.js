// The desk's only script. Every page reads and every form works without it.
(() => {
  "use strict";
  const $ = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];

  // What is told in the line under the bar: words, or what that line of another page holds.
  const say = (...told) => $(".said")?.replaceChildren(...told);

  // Forms and links with data-swap fetch a page and put the part that the selector names in the place of the one here.
  const swap = async (target, address, options = {}) => {
    const box = $(target);
    box.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(address, { ...options, headers: { "X-Swap": target, ...options.headers } });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = $(target, page);
      if (!fresh && answer.ok) return location.assign(answer.url);
      if (!fresh) throw new Error($(".lead", page)?.textContent ?? "");
      const first = (fresh.matches("[autofocus]") ? fresh : $("[autofocus]", fresh)) ?? fresh;
      first.removeAttribute("autofocus"); // or the browser, too, would try
      box.replaceWith(fresh);
      say(...($(".said", page)?.childNodes ?? []));
      if (answer.ok) history.replaceState(null, "", answer.url);
      first.focus();
      document.dispatchEvent(new CustomEvent("swapped", { detail: fresh }));
    } catch (trouble) {
      box.removeAttribute("aria-busy");
      const words = trouble instanceof TypeError ? "" : trouble.message; // fetch fails so where nobody answers
      say(words || box.dataset.failed || "The desk does not answer.");
    }
  };
  document.addEventListener("submit", (event) => {
    const form = event.target, target = form.dataset.swap;
    if (!target || !$(target)) return;
    event.preventDefault();
    const data = new URLSearchParams(new FormData(form, event.submitter));
    if (form.method === "get") swap(target, `${form.getAttribute("action") || location.pathname}?${data}`);
    else swap(target, form.action, { method: "POST", body: data });
  });
  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-auto]")) event.target.form.requestSubmit();
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-swap]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || !$(link.dataset.swap)) return;
    event.preventDefault();
    swap(link.dataset.swap, link.href);
  });

  // Keys: what bears data-key is pressed, or focused, by one of the keys named there ("n j"), or by two after one another
  // ("g-h"), of which the first may do something of its own. Of several that bear a key, that of the item at hand is
  // meant. n and p go from item to item where nothing bears them.
  const TYPING = "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable], dialog[open] *";
  let before = "";
  const itemAtHand = () => document.activeElement.closest("[data-item]") ?? $("[data-item].current");
  const bearing = (keys) => {
    const found = all(`[data-key~="${CSS.escape(keys)}"]`).filter((each) => each.checkVisibility());
    const item = itemAtHand();
    return found.find((each) => item?.contains(each)) ?? found.find((each) => !each.closest("[data-item]")) ?? found[0];
  };
  const press = (found) => {
    if (found.matches("input, textarea, select")) {
      found.focus();
      found.select?.();
    } else {
      found.click();
      fillIn(found.parentElement); // at once: what is typed next is meant for it
    }
  };
  const walk = (by) => {
    const items = all("[data-item]"), at = items.indexOf(itemAtHand());
    const next = items[at < 0 ? 0 : at + by];
    if (!next) return;
    items[at]?.classList.remove("current");
    next.classList.add("current");
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  };
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") leave(event.target);
    if ($("[aria-busy=true]") || event.target.closest(TYPING) || event.ctrlKey || event.metaKey || event.altKey) return;
    const found = (before && bearing(`${before}-${event.key}`)) || bearing(event.key);
    before = $(`[data-key^="${CSS.escape(event.key)}-"]`) ? event.key : "";
    const step = { n: 1, p: -1 }[event.key];
    if (!found && !(step && $("[data-item]"))) return;
    event.preventDefault();
    if (found) press(found);
    else walk(step);
  });

  // The sheet of keys tells what each does on this page.
  const listKeys = (sheet) => {
    const rows = all("[data-key]").flatMap((each) => {
      const does = document.createElement("dd"), keys = document.createElement("dt");
      const label = (each.labels?.[0] ?? each).cloneNode(true);
      for (const part of all("b, kbd", label)) part.remove();
      does.textContent = [label.textContent.trim(), each.title].filter(Boolean).join(": ");
      for (const key of each.dataset.key.split(/[ -]/)) keys.append(Object.assign(document.createElement("kbd"), { textContent: key }));
      return [keys, does];
    });
    $("dl", sheet).replaceChildren(...rows);
  };
  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-sheet]");
    if (opener) {
      const sheet = $(`#${opener.dataset.sheet}`);
      listKeys(sheet);
      sheet.showModal();
    }
    event.target.closest("[data-close]")?.closest("dialog").close();
  });

  // What unfolds to be filled in is filled in from its first field; Escape folds it again.
  const FIELDS = "input:not([type=hidden]), select, textarea";
  const fillIn = (box) => {
    if (!box.matches("details.act[open]") || box.contains(document.activeElement?.closest(FIELDS))) return;
    const fields = all(FIELDS, box).filter((each) => each.checkVisibility());
    const first = fields.find((each) => !(each.dataset.selected && each.value));
    if (!first) return;
    first.focus();
    first.select?.();
  };
  document.addEventListener("toggle", (event) => fillIn(event.target), true);
  const leave = (at) => {
    const box = at.closest("details.act[open]");
    if (!box) return at.closest(TYPING) && at.blur();
    box.open = false;
    $("summary", box).focus();
  };

  // Words selected in a document's text go into the form of a missed claim: they, and the character at which they begin.
  // Pieces of text bear data-start, counted in code points, as the ledger counts.
  const length = (text) => [...text].length;
  const selected = () => {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0), words = range.toString(), node = range.startContainer;
    const piece = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("[data-start]");
    if (!piece || !words.trim()) return null;
    const ahead = document.createRange();
    ahead.setStart(piece, 0);
    ahead.setEnd(range.startContainer, range.startOffset);
    const blank = words.length - words.trimStart().length;
    return { words: words.trim(), start: Number(piece.dataset.start) + length(ahead.toString()) + blank };
  };
  document.addEventListener("selectionchange", () => {
    const found = selected();
    if (found) for (const field of all("[data-selected]")) field.value = found[field.dataset.selected];
  });

  // What bears data-again is looked at again after so many seconds.
  const again = () => {
    const box = $("[data-again]");
    if (box) setTimeout(() => swap(`#${box.id}`, location.href), box.dataset.again * 1000);
  };
  document.addEventListener("swapped", again);
  again();

  // Files that are dropped on a box with data-drop are those of the input that it names.
  for (const box of all("[data-drop]")) {
    const over = (event) => { event.preventDefault(); box.classList.toggle("over", event.type === "dragover"); };
    for (const kind of ["dragover", "dragleave", "drop"]) box.addEventListener(kind, over);
    box.addEventListener("drop", (event) => { $(`#${box.dataset.drop}`).files = event.dataTransfer.files; });
  }

  // One open sheet at a time, and none when one looks elsewhere.
  document.addEventListener("click", (event) => {
    for (const box of all("details.choices[open]")) if (!box.contains(event.target)) box.open = false;
  });
})();
