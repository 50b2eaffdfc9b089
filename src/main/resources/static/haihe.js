// Makes pages quicker to use; every one of them works without.
(() => {
  "use strict";

  document.addEventListener("submit", (event) => {
    const asker = event.submitter?.dataset.confirm ? event.submitter : event.target;
    if (asker.dataset.confirm && !window.confirm(asker.dataset.confirm)) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
  }, true);

  document.addEventListener("change", (event) => {
    const form = event.target.form;
    if (form?.hasAttribute("data-autosubmit")) form.requestSubmit();
    if (event.target.matches("input[data-all]")) pickAll(event.target);
    if (event.target.matches("input[data-all], input[data-pick]")) countPicked(event.target.closest("[data-bulk]"));
  });

  document.addEventListener("click", async (event) => {
    const copier = event.target.closest("[data-copy]");
    if (copier) {
      await navigator.clipboard.writeText(copier.dataset.copy);
      copier.setAttribute("data-copied", "");
    }
  });

  const picks = (bulk) => [...bulk.querySelectorAll("input[data-pick]")];

  function pickAll(all) {
    picks(all.closest("[data-bulk]")).forEach((pick) => { pick.checked = all.checked; });
  }

  function countPicked(bulk) {
    if (!bulk) return;
    const boxes = picks(bulk);
    const picked = boxes.filter((box) => box.checked).length;
    bulk.querySelectorAll("[data-picked]").forEach((place) => { place.textContent = String(picked); });
    const all = bulk.querySelector("input[data-all]");
    if (all) {
      all.checked = picked > 0 && picked === boxes.length;
      all.indeterminate = picked > 0 && picked < boxes.length;
    }
    bulk.querySelectorAll(".bulk-bar button").forEach((button) => { button.disabled = picked === 0; });
  }

  // The server says which questions follow from what was entered, and what rows there are; only what differs is exchanged.
  let asked = 0;

  async function ask(form, what, region) {
    const turn = ++asked;
    const sent = new URLSearchParams([...new FormData(form)].filter(([, value]) => typeof value === "string"));
    sent.set("ask", what);
    const answer = await fetch(form.getAttribute("action"), { method: "POST", body: sent, credentials: "same-origin" });
    if (!answer.ok || turn !== asked) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const places = region ? [region] : [...form.querySelectorAll("[data-slot]")].filter((slot) => differs(slot, page.getElementById(slot.id)));
    places.forEach((place) => exchange(place, page.getElementById(place.id)));
  }

  function differs(slot, fresh) {
    return fresh && (slot.hasAttribute("data-computed") || !slot.firstElementChild !== !fresh.firstElementChild);
  }

  function exchange(place, fresh) {
    if (!fresh || !place.isConnected) return;
    const focused = place.contains(document.activeElement) ? document.activeElement.id : "";
    const own = document.importNode(fresh, true);
    place.replaceWith(own);
    window.htmx?.process(own);
    if (focused) document.getElementById(focused)?.focus();
  }

  document.addEventListener("change", (event) => {
    if (event.target.form && event.target.closest("[data-live]")) ask(event.target.form, "again");
  });

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-rows] button[name=ask]");
    if (!button || button.value === "find") return;
    event.preventDefault();
    const group = button.closest("[data-rows]");
    await ask(button.form, button.value, group);
    const fresh = document.getElementById(group.id);
    const last = [...fresh.querySelectorAll(":scope > fieldset")].at(-1);
    (button.value.startsWith("add:") ? last?.querySelector("input:not([type=hidden]), select, textarea") : fresh.querySelector("button"))?.focus();
  });

  const rows = () => [...document.querySelectorAll("[data-list] [data-row]")];
  const current = () => document.querySelector("[data-list] [data-row].is-current");

  function move(step) {
    const all = rows();
    if (all.length === 0) return;
    const at = all.indexOf(current());
    const next = all[Math.min(Math.max(at + step, 0), all.length - 1)];
    current()?.classList.remove("is-current");
    next.classList.add("is-current");
    next.querySelector("a.row-link")?.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  }

  const keys = {
    j: () => move(1),
    k: () => move(-1),
    Enter: () => current()?.querySelector("a.row-link")?.click(),
    x: () => current()?.querySelector("input[data-pick]")?.click(),
    "/": () => document.querySelector("input[type=search]")?.focus(),
  };

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");
    const onControl = event.key === "Enter" && event.target.closest("a, button, summary, input");
    if (typing || onControl || event.ctrlKey || event.metaKey || event.altKey || !keys[event.key]) return;
    if (event.key !== "/" && rows().length === 0) return;
    event.preventDefault();
    keys[event.key]();
  });

  const ready = () => document.querySelectorAll("[data-bulk]").forEach(countPicked);
  document.addEventListener("htmx:afterSwap", ready);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", ready);
  else ready();
})();
