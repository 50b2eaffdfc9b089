// Suggestions under the words of the catalogue, to choose from with the pointer or by keys. Without them the words are sent as they are.
(() => {
  "use strict";

  const input = document.querySelector("input[data-suggest]");
  if (!input) return;
  const list = document.getElementById(input.dataset.list);
  const said = input.parentElement.querySelector("[data-said]");
  const WAIT = 120;
  let timer = 0;
  let asking = null;
  let at = -1;
  let typed = input.value;

  for (const [name, value] of Object.entries({
    role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id,
  })) input.setAttribute(name, value);

  const options = () => [...list.children];
  const isOpen = () => !list.hidden;

  function close() {
    clearTimeout(timer);
    asking?.abort();
    list.hidden = true;
    at = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function show(texts) {
    list.replaceChildren(...texts.map((text, i) => {
      const option = document.createElement("li");
      option.id = `${list.id}-${i}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.textContent = text;
      return option;
    }));
    at = -1;
    input.removeAttribute("aria-activedescendant");
    list.hidden = texts.length === 0;
    input.setAttribute("aria-expanded", String(isOpen()));
    said.textContent = said.dataset.said.replace("#", String(texts.length));
  }

  // What is under way for older words is dropped: its answer must not come after the newer one.
  async function ask(to = -1) {
    asking?.abort();
    const mine = new AbortController();
    asking = mine;
    const words = input.value.trim();
    if (!words) {
      close();
      return;
    }
    try {
      const answer = await fetch(`${input.dataset.suggest}?q=${encodeURIComponent(words)}`, { signal: mine.signal });
      const texts = answer.ok ? await answer.json() : [];
      if (asking === mine && document.activeElement === input) {
        show(texts);
        if (isOpen() && to >= 0) go(to);
      }
    } catch {
      if (asking === mine) close();
    }
  }

  function go(to) {
    const all = options();
    all[at]?.setAttribute("aria-selected", "false");
    at = to < -1 ? all.length - 1 : to >= all.length ? -1 : to;
    const chosen = all[at];
    chosen?.setAttribute("aria-selected", "true");
    chosen?.scrollIntoView({ block: "nearest" });
    if (chosen) input.setAttribute("aria-activedescendant", chosen.id);
    else input.removeAttribute("aria-activedescendant");
    input.value = chosen ? chosen.textContent : typed;
  }

  function choose(option) {
    input.value = option.textContent;
    close();
    input.form.requestSubmit();
  }

  function soon() {
    typed = input.value;
    clearTimeout(timer);
    timer = setTimeout(() => ask(), WAIT);
  }

  input.addEventListener("input", (event) => {
    if (!event.isComposing) soon();
  });
  input.addEventListener("compositionend", soon);
  input.addEventListener("blur", close);
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) choose(option);
  });

  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!isOpen()) ask(0);
      else go(at + (event.key === "ArrowDown" ? 1 : -1));
    } else if (event.key === "Escape" && isOpen()) {
      event.preventDefault();
      input.value = typed;
      close();
    } else if (event.key === "Enter" && isOpen() && at >= 0) {
      event.preventDefault();
      choose(options()[at]);
    }
  });
})();
