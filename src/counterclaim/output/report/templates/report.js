(() => {
  const open = (target) => {
    for (let box = target; box; box = box.parentElement) if (box.tagName === "DETAILS") box.open = true;
  };
  const follow = () => {
    const target = document.getElementById(location.hash.slice(1));
    if (target) { open(target); target.scrollIntoView(); }
  };
  addEventListener("hashchange", follow);
  follow();

  const form = document.querySelector(".filter");
  if (!form) return;
  const input = form.querySelector("input"), told = form.querySelector("output");
  const parts = ".date, .number, .speaker, .gloss > span:first-child, .source, .words, .fields";
  const text = (row) => [...row.querySelectorAll(parts)].map((part) => part.textContent).join(" ");
  const claims = [...document.querySelectorAll(".claim")].map((row) => [row, text(row).toLocaleLowerCase()]);
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  input.addEventListener("input", () => {
    const words = input.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const [row, text] of claims) {
      row.hidden = !words.every((word) => text.includes(word));
      if (!row.hidden) shown += 1;
    }
    for (const section of document.querySelectorAll("section.series, section.story")) {
      section.hidden = !section.querySelector(".claim:not([hidden])");
      const entry = document.querySelector(`[data-series="${section.id}"], [data-story="${section.id}"]`);
      if (entry) entry.hidden = section.hidden;
    }
    for (const box of document.querySelectorAll("main details.more")) {
      box.open = words.length > 0 && !!box.querySelector(".claim:not([hidden])");
    }
    told.textContent = words.length ? `${shown} of ${claims.length} figures` : "";
  });
})();
