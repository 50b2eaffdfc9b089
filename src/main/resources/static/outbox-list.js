// Shows what was written here and waits, was sent or was refused; sends what waits as soon as there is a signal.
(() => {
  "use strict";

  if (!window.indexedDB || !window.fetch) return;
  const AGAIN_SECONDS = 60;
  const section = document.querySelector("[data-outbox]");
  const list = section?.querySelector("[data-outbox-list]");
  const row = section?.querySelector("template");
  const mending = "haihe-mending";

  const language = document.documentElement.lang;
  const moment = (at) => new Date(at).toLocaleString(language, { dateStyle: "medium", timeStyle: "short" });
  const entry = (report, name) => report.entries?.find(([each]) => each === name)?.[1] ?? "";

  function line(report) {
    const item = row.content.firstElementChild.cloneNode(true);
    const part = (name) => item.querySelector("[data-part=" + name + "]");
    const badge = part("state");
    badge.textContent = badge.dataset[report.state];
    badge.classList.add({ waiting: "info", sent: "ok", refused: "danger" }[report.state]);
    part("title").textContent = report.title;
    part("when").textContent = moment(report.sentAt ?? report.at);
    part("text").textContent = report.number ?? entry(report, "text");
    [...(report.reasons ?? []), ...(report.remarks ?? [])].forEach((reason) => {
      const told = document.createElement("p");
      told.className = "error";
      told.textContent = reason;
      part("reasons").append(told);
    });
    const follow = part("follow");
    if (report.follow) follow.href = report.follow;
    follow.hidden = !report.follow;
    part("mend").hidden = report.state !== "refused";
    part("mend").addEventListener("click", () => mend(report));
    part("remove").addEventListener("click", async (event) => {
      if (!window.confirm(event.target.dataset[report.state])) return;
      await outbox.remove(report.key);
      await show();
      (section.hidden ? document.querySelector("main") : section).focus();
    });
    return item;
  }

  async function show() {
    const own = document.querySelector("form[data-report] input[name=key]")?.value; // is being mended here
    const reports = (await outbox.all()).filter((report) => report.state !== "refused" || report.key !== own);
    const waiting = reports.some((report) => report.state === "waiting");
    if (section) {
      section.hidden = reports.length === 0;
      list.replaceChildren(...reports.map(line));
      section.querySelector("[data-outbox-send]").hidden = !waiting;
    }
    const later = document.querySelector("[data-sent-later]");
    if (later && !waiting) later.hidden = true; // it says that something waits
    return waiting;
  }

  /** The form's page says what is wrong with it, field by field, as if it had been sent from there. */
  async function mend(report) {
    let now;
    try {
      now = await outbox.token();
    } catch (away) {
      say("away");
      return;
    }
    const form = document.createElement("form");
    form.method = "post";
    form.enctype = "multipart/form-data";
    form.action = report.page;
    form.hidden = true;
    const field = (name, value) => {
      const input = document.createElement("input");
      input.name = name;
      if (typeof value === "string") {
        input.type = "hidden";
        input.value = value;
      } else {
        const files = new DataTransfer();
        files.items.add(new File([value], value.name, { type: value.type }));
        input.type = "file";
        input.files = files.files;
      }
      form.append(input);
    };
    report.entries.forEach(([name, value]) => field(name, value));
    field(now.field, now.value);
    field("step", "send");
    sessionStorage.setItem(mending, report.key);
    document.body.append(form);
    form.submit();
  }

  function say(what) {
    const note = section?.querySelector("[data-outbox-note]");
    if (note) note.textContent = note.dataset[what] ?? "";
  }

  async function send(asked) {
    if (asked) say("sending");
    const all = await outbox.deliverAll();
    say(asked && !all ? "away" : "none");
    return show();
  }

  async function tryNow() {
    if (await show().catch(() => false)) await send(false);
  }

  async function settle() {
    const mended = sessionStorage.getItem(mending);
    if (!mended || !document.querySelector("[data-receipt]")) return;
    sessionStorage.removeItem(mending);
    await outbox.remove(mended);
  }

  section?.querySelector("[data-outbox-send]").addEventListener("click", () => send(true));
  window.addEventListener("online", tryNow);
  window.addEventListener("outbox", show);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) tryNow(); });
  setInterval(tryNow, AGAIN_SECONDS * 1000);
  if (document.documentElement.hasAttribute("data-kept")) {
    document.querySelectorAll("[data-kept-note]").forEach((note) => { note.hidden = false; });
  }
  if (navigator.serviceWorker) {
    navigator.serviceWorker.register("/worker.js", { updateViaCache: "none" }).catch(() => {});
    navigator.serviceWorker.addEventListener("message", show);
  }
  settle().catch(() => {}).then(tryNow);
})();
