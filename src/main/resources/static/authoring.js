// Numbers the lines of a text that is edited, marks those the checker names, and leads to them. The page works without.
(() => {
  "use strict";

  const frame = document.querySelector("[data-editor]");
  if (!frame) return;
  const area = frame.querySelector("textarea");
  const gutter = document.createElement("div");
  gutter.className = "gutter";
  gutter.setAttribute("aria-hidden", "true");
  frame.prepend(gutter);
  frame.classList.add("numbered");

  const marks = new Map();
  document.querySelectorAll("[data-mark]").forEach((card) => {
    if (marks.get(card.dataset.mark) !== "danger") marks.set(card.dataset.mark, card.dataset.look);
  });

  function number() {
    const lines = area.value.split("\n").length;
    while (gutter.childElementCount > lines) gutter.lastElementChild.remove();
    while (gutter.childElementCount < lines) {
      const line = document.createElement("div");
      line.textContent = String(gutter.childElementCount + 1);
      line.className = marks.get(line.textContent) ?? "";
      gutter.append(line);
    }
    gutter.scrollTop = area.scrollTop;
  }

  function show(line) {
    const before = area.value.split("\n").slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0);
    const length = area.value.slice(before).split("\n", 1)[0].length;
    area.focus({ preventScroll: true });
    area.setSelectionRange(before, before + length);
    area.scrollTop = Math.max(0, (line - 4) * parseFloat(getComputedStyle(area).lineHeight));
    area.scrollIntoView({ block: "nearest" });
  }

  area.addEventListener("input", number);
  area.addEventListener("scroll", () => { gutter.scrollTop = area.scrollTop; });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-line]");
    if (link) {
      event.preventDefault();
      show(Number(link.dataset.line));
    }
  });

  let unsaved = false;
  area.addEventListener("input", () => { unsaved = true; });
  area.form.addEventListener("submit", () => { unsaved = false; });
  window.addEventListener("beforeunload", (event) => { if (unsaved) event.preventDefault(); });

  number();
})();
