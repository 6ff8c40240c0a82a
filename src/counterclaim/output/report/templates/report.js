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
  const claims = [...document.querySelectorAll(".claim")].map((row) => [row, row.textContent.toLocaleLowerCase()]);
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  input.addEventListener("input", () => {
    const words = input.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const [row, text] of claims) {
      row.hidden = !words.every((word) => text.includes(word));
      if (!row.hidden) shown += 1;
    }
    for (const section of document.querySelectorAll("section.series")) {
      section.hidden = !section.querySelector(".claim:not([hidden])");
      const entry = document.querySelector(`[data-series="${section.id}"]`);
      if (entry) entry.hidden = section.hidden;
    }
    told.textContent = words.length ? `${shown} of ${claims.length} figures` : "";
  });
})();
