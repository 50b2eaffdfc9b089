// Makes pages quicker to use; every one of them works without.
(() => {
  "use strict";

  document.addEventListener("submit", (event) => {
    const asker = event.submitter?.dataset.confirm ? event.submitter : event.target;
    if (asker.dataset.confirm && !window.confirm(asker.dataset.confirm)) {
      event.preventDefault();
      event.stopImmediatePropagation();
    } else {
      leaveAsAsked(event.target);
    }
  }, true);

  // A page that answered a form is found again as the form it can be asked for, not as what was sent, which a browser would want to send once more.
  function leaveAsAsked(form) {
    const here = new URL(form.getAttribute("action") ?? "", location.href).pathname === location.pathname;
    if (here && form.hasAttribute("data-asked-again")) history.replaceState(history.state, "", location.href);
  }

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

  // rows that come in sight are laid out then, and push what stands below them out of it
  document.addEventListener("focusin", (event) => {
    if (!event.target.closest(".bulk-bar")) return;
    requestAnimationFrame(() => requestAnimationFrame(() => event.target.scrollIntoView({ block: "nearest" })));
  });

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

  // What takes long says so; what failed says so and can be tried again.
  const notes = document.querySelector("[data-notes]");
  const waits = new Map();
  let slowShown = false;

  function say(text, retry) {
    if (!notes) return;
    slowShown = false;
    notes.replaceChildren();
    if (!text) return;
    const toast = document.createElement("div");
    toast.className = "toast";
    toast.append(text);
    if (retry) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "button small";
      button.textContent = notes.dataset.retry;
      button.addEventListener("click", () => { say(""); retry(); });
      toast.append(" ", button);
    }
    notes.append(toast);
  }

  function arrived(what) {
    clearTimeout(waits.get(what));
    waits.delete(what);
    if (slowShown && waits.size === 0) say("");
  }

  function wait(what) {
    if (!notes) return;
    clearTimeout(waits.get(what));
    waits.set(what, setTimeout(() => { say(notes.dataset.slow); slowShown = true; }, 1000));
  }

  document.addEventListener("htmx:beforeRequest", ({ detail }) => wait(detail.xhr));
  document.addEventListener("htmx:afterRequest", ({ detail }) => arrived(detail.xhr));
  ["htmx:responseError", "htmx:sendError", "htmx:timeout"].forEach((name) => document.addEventListener(name, ({ detail }) => {
    const { verb, path } = detail.requestConfig;
    say(notes?.dataset.failed, () => htmx.ajax(verb, path, { source: detail.elt, target: detail.target }));
  }));

  // A page that was sent for: the note goes when it comes, or after a while, since a file that is saved brings no page.
  document.addEventListener("submit", (event) => {
    if (event.defaultPrevented || event.target.method === "dialog") return;
    wait(event.target);
    setTimeout(() => arrived(event.target), 15000);
  });
  window.addEventListener("pageshow", () => [...waits.keys()].forEach(arrived));

  // The links of what is wrong lead into the field, not only to it.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#field-']");
    const field = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
    const control = field?.querySelector("input:not([type=hidden]), select, textarea");
    if (!control) return;
    event.preventDefault();
    control.focus();
    field.scrollIntoView({ block: "nearest" });
  });

  // On a phone the header's links are a row that scrolls: where one is can be seen, and that there are more.
  const links = document.querySelector(".site-nav > ul");
  const more = () => links.classList.toggle("more", links.scrollWidth - links.clientWidth - links.scrollLeft > 4);
  const showOpen = () => {
    const open = links.querySelector("[aria-current]");
    if (open) links.scrollLeft = open.parentElement.offsetLeft - links.offsetLeft - 24;
    more();
  };
  if (links) {
    requestAnimationFrame(showOpen);
    window.addEventListener("resize", showOpen);
    links.addEventListener("scroll", more, { passive: true });
  }

  // The menu beside them closes when one is done with it.
  const menu = document.querySelector(".site-more");
  if (menu) {
    document.addEventListener("click", (event) => { if (!event.target.closest(".site-more summary")) menu.open = false; });
    menu.addEventListener("focusout", (event) => { if (event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false; });
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !menu.open) return;
      menu.open = false;
      menu.querySelector("summary").focus();
    });
  }

  // The tab one is on can be seen too.
  const showTab = () => document.querySelectorAll(".tabs a[aria-current]").forEach((tab) => {
    tab.parentElement.scrollLeft = tab.offsetLeft - tab.parentElement.offsetLeft - 24;
  });
  requestAnimationFrame(showTab);
  window.addEventListener("resize", showTab);

  const back = document.querySelector("[data-back]");
  if (back && history.length > 1) {
    back.hidden = false;
    back.addEventListener("click", () => history.back());
  }

  // The server says which questions follow from what was entered, and what rows there are; only what differs is exchanged.
  let asked = 0;

  async function ask(form, what, region) {
    const turn = ++asked;
    const sent = new URLSearchParams([...new FormData(form)].filter(([, value]) => typeof value === "string"));
    sent.set("ask", what);
    const text = await answered(form, sent, () => ask(form, what, region));
    if (text === undefined || turn !== asked) return;
    const page = new DOMParser().parseFromString(text, "text/html");
    const places = region ? [region] : [...form.querySelectorAll("[data-slot]")].filter((slot) => differs(slot, page.getElementById(slot.id)));
    places.forEach((place) => exchange(place, page.getElementById(place.id)));
  }

  async function answered(form, sent, again) {
    wait(sent);
    try {
      const answer = await fetch(form.getAttribute("action"), { method: "POST", body: sent, credentials: "same-origin" });
      if (answer.ok) return await answer.text();
    } catch { /* told below */ } finally { arrived(sent); }
    say(notes?.dataset.failed, again);
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

  // Another language is another page: what was entered here goes along. Nothing is sent by that, and neither secrets nor files are kept.
  const ENTERED = "haihe-entered";
  const FIELDS = "textarea, select, input:not([type=hidden], [type=password], [type=file], [type=submit], [type=button], [autocomplete=one-time-code])";
  const fieldsOf = (form) => [...form.elements].filter((field) => field.name && field.matches(FIELDS));
  const formOf = (action) => [...document.forms].find((form) => form.method === "post" && form.getAttribute("action") === action);

  document.addEventListener("click", (event) => {
    if (!event.target.closest("a[hreflang]")) return;
    const forms = [...document.forms].filter((form) => form.method === "post")
      .map((form) => ({ action: form.getAttribute("action"), entered: fieldsOf(form).map(({ name, value, checked }) => ({ name, value, checked })) }));
    try {
      sessionStorage.setItem(ENTERED, JSON.stringify({ at: Date.now(), forms }));
    } catch { /* full, or not allowed */ }
  });

  function enterAgain({ action, entered }) {
    const form = formOf(action);
    if (!form) return;
    const left = fieldsOf(form);
    entered.forEach(({ name, value, checked }) => {
      const choice = (field) => field.matches("[type=radio], [type=checkbox]");
      const at = left.findIndex((field) => field.name === name && (!choice(field) || field.value === value));
      const [field] = at < 0 ? [] : left.splice(at, 1);
      if (!field) return;
      if (choice(field)) field.checked = checked;
      else field.value = value;
      if (isChanged(field)) field.closest("details")?.setAttribute("open", "");
    });
  }

  try {
    const { at, forms } = JSON.parse(sessionStorage.getItem(ENTERED) ?? "{}");
    sessionStorage.removeItem(ENTERED);
    if (Date.now() - at < 60_000) forms.forEach(enterAgain);
  } catch { /* not allowed */ }

  // On a slow line somebody answers before this is there, and a browser that goes back fills in what stood there.
  function isChanged(field) {
    if (field.matches("select")) return field.selectedIndex !== Math.max([...field.options].findIndex((each) => each.defaultSelected), 0);
    return field.matches("[type=radio], [type=checkbox]") ? field.checked !== field.defaultChecked : field.value !== field.defaultValue;
  }

  [...document.forms]
    .filter((form) => [...form.querySelectorAll("[data-live] :is(input:not([type=hidden], [type=file]), select, textarea)")].some(isChanged))
    .forEach((form) => ask(form, "again"));

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

  const ready = () => document.querySelectorAll("[data-bulk]").forEach(countPicked);
  document.addEventListener("htmx:afterSwap", ready);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", ready);
  else ready();
})();
