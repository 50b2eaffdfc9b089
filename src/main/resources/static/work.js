// Lists of cases by keyboard, and beside the work list the case one has come to. Without it they are lists of links.
(() => {
  "use strict";

  const SWITCH = "haihe.keys";
  const list = document.querySelector("[data-list]");
  const pane = document.querySelector("[data-pane]");
  const said = document.querySelector("[data-said]");
  const help = document.getElementById("keys");
  const rows = list ? [...list.querySelectorAll("[data-row]")] : [];
  const link = (row) => row.querySelector("a.row-link");
  const box = (row) => row.querySelector("input[data-pick]");
  const wide = matchMedia("(min-width: 80rem)");
  const isSplit = () => pane !== null && wide.matches;
  let current = -1;

  // Of all rows only the current one is a stop of the tab key; the arrow keys lead to the others.
  function stops(row, on) {
    [link(row), box(row)].forEach((each) => { if (each) each.tabIndex = on ? 0 : -1; });
  }

  function point(at, focus) {
    if (at < 0 || at >= rows.length) return;
    if (at !== current) {
      if (current >= 0) {
        stops(rows[current], false);
        rows[current].classList.remove("is-current");
      }
      current = at;
      stops(rows[at], true);
    }
    rows[at].classList.add("is-current");
    if (focus) {
      link(rows[at]).focus({ preventScroll: true });
      rows[at].scrollIntoView({ block: "nearest" });
    }
  }

  function begin() {
    const shown = current >= 0 ? current : rows.findIndex((row) => row.dataset.row && row.dataset.row === shownCase());
    rows.forEach((row, at) => stops(row, at === Math.max(shown, 0)));
    if (shown >= 0 && shown !== current) point(shown, isSplit() && new URL(location).searchParams.has("done"));
  }

  function go(at) {
    point(Math.min(Math.max(at, 0), rows.length - 1), true);
    show(rows[current]);
  }

  // The case beside the list. The address follows once one has stopped at it, so that going back leads to where one has stopped before.
  const empty = pane ? pane.innerHTML : "";
  const shownCase = () => new URL(location).searchParams.get("case");
  let waiting = 0;
  let asked = null;

  // Whoever runs through the list with the arrow keys asks for the case at which they stop.
  function show(row) {
    if (!isSplit()) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => load(row.dataset.row, true), 120);
  }

  function ask(row) {
    clearTimeout(waiting);
    load(row.dataset.row, true);
  }

  async function load(number, remember) {
    asked?.abort();
    asked = new AbortController();
    const own = asked;
    pane.setAttribute("aria-busy", "true");
    try {
      const at = rows.findIndex((row) => row.dataset.row === number);
      const about = new URLSearchParams({ list: list.closest("[data-here]").dataset.here, next: rows[at + 1]?.dataset.row ?? "" });
      const answer = await fetch(`/cases/${encodeURIComponent(number)}/preview?${about}`, {
        headers: { "HX-Request": "true" }, credentials: "same-origin", signal: own.signal,
      });
      if (answer.redirected) return location.assign(`/cases/${encodeURIComponent(number)}`);
      const text = await answer.text();
      if (own !== asked) return;
      if (answer.ok) put(text);
      else fail(number);
    } catch (fault) {
      if (own !== asked) return;
      fail(number);
    }
    pane.removeAttribute("aria-busy");
    if (remember && shownCase() !== number) {
      const address = new URL(location);
      address.searchParams.set("case", number);
      address.searchParams.delete("done");
      history.pushState(null, "", address);
    }
  }

  function put(html) {
    pane.scrollTop = 0;
    pane.innerHTML = html;
    const title = pane.querySelector("h2");
    if (title) said.textContent = said.dataset.saying.replace("#", `${title.textContent}, ${pane.querySelector("[data-shown]").dataset.shown}`);
  }

  function fail(number) {
    const way = document.createElement("a");
    way.href = `/cases/${encodeURIComponent(number)}`;
    way.textContent = number;
    const words = document.createElement("p");
    words.className = "alert warn";
    words.append(`${pane.dataset.failed} `, way);
    pane.replaceChildren(words);
  }

  window.addEventListener("popstate", () => {
    if (!pane) return;
    clearTimeout(waiting);
    const number = shownCase();
    if (number === null) {
      asked?.abort();
      pane.removeAttribute("aria-busy");
      pane.innerHTML = empty;
      return;
    }
    point(rows.findIndex((row) => row.dataset.row === number), false);
    load(number, false);
  });

  // With the mouse the first click shows a case beside the list; Enter, and any other way to open a link, leads to its page.
  list?.addEventListener("click", (event) => {
    const row = event.target.closest("[data-row]");
    if (!row) return;
    if (event.target.matches("input[data-pick]") && event.shiftKey) pickUpTo(row);
    const plain = event.detail > 0 && event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    if (plain && event.target.closest("a.row-link") && row.dataset.row && isSplit()) {
      event.preventDefault();
      ask(row);
      requestAnimationFrame(() => point(rows.indexOf(row), true));
    }
    if (event.target.matches("input[data-pick]")) lastPicked = rows.indexOf(row);
  });

  let lastPicked = -1;

  function pickUpTo(row) {
    if (lastPicked < 0) return;
    const [from, to] = [lastPicked, rows.indexOf(row)].sort((a, b) => a - b);
    rows.slice(from, to + 1).forEach((each) => { box(each).checked = box(row).checked; });
  }

  list?.addEventListener("focusin", (event) => {
    const row = event.target.closest("[data-row]");
    if (row) point(rows.indexOf(row), false);
  });

  const inList = {
    ArrowDown: () => go(current + 1),
    ArrowUp: () => go(current - 1),
    Home: () => go(0),
    End: () => go(rows.length - 1),
  };
  const single = {
    j: () => go(current + 1),
    k: () => go(current - 1),
    o: () => { if (current >= 0) location.assign(link(rows[current]).href); },
    x: () => { if (current >= 0) box(rows[current])?.click(); },
    p: () => { if (isSplit()) pane.querySelector("h2")?.focus(); },
    n: () => document.querySelector("a[rel=next]")?.click(),
    "/": () => document.querySelector("input[type=search]")?.focus(),
    "?": () => help?.showModal(),
  };

  const stored = () => { try { return localStorage.getItem(SWITCH); } catch { return null; } };
  let singleKeys = stored() !== "off";

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.target.closest("dialog")) return;
    const typing = event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");
    if (typing) return;
    if (event.key === "Escape" && pane?.contains(event.target) && current >= 0) return void point(current, true);
    const onRow = event.target.closest("[data-row]") && list.contains(event.target) && event.target.matches("a.row-link, input[data-pick]");
    if (onRow && event.key === "Enter" && event.target.matches("input")) {
      event.preventDefault();
      location.assign(link(rows[current]).href);
      return;
    }
    const action = (onRow && inList[event.key]) || (singleKeys && single[event.key]);
    if (!action) return;
    event.preventDefault();
    action();
  });

  const onOff = help?.querySelector("[data-keys-on]");
  if (onOff) {
    onOff.checked = singleKeys;
    onOff.addEventListener("change", () => {
      singleKeys = onOff.checked;
      try { localStorage.setItem(SWITCH, singleKeys ? "on" : "off"); } catch { /* it holds for this page then */ }
    });
  }
  document.querySelector("[data-keys]")?.addEventListener("click", () => help?.showModal());

  // Making one stop of many takes a slow computer a while in which it may already be clicked.
  (window.requestIdleCallback ?? setTimeout)(() => {
    begin();
    document.documentElement.dataset.workReady = "";
  });
})();
