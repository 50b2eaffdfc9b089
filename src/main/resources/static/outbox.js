// Reports written on this device that have not arrived yet. Used by pages and, while none is open, by the worker. Whatever is sent twice is one
// case: the form's own key goes with it.
const outbox = (() => {
  "use strict";

  const NAME = "haihe-outbox";
  const STORE = "reports";
  const ANSWERS_SECONDS = 20;
  const FILES_SECONDS = 180;
  const REFUSED = [400, 404, 409, 410, 413, 415, 422];

  function opened() {
    return new Promise((done, failed) => {
      const asked = indexedDB.open(NAME, 1);
      asked.onupgradeneeded = () => asked.result.createObjectStore(STORE, { keyPath: "key" });
      asked.onsuccess = () => done(asked.result);
      asked.onerror = () => failed(asked.error);
    });
  }

  async function within(mode, work) {
    const database = await opened();
    try {
      return await new Promise((done, failed) => {
        const deal = database.transaction(STORE, mode);
        const asked = work(deal.objectStore(STORE));
        deal.oncomplete = () => done(asked.result);
        deal.onabort = () => failed(deal.error);
      });
    } finally {
      database.close();
    }
  }

  const get = (key) => within("readonly", (store) => store.get(key));
  const put = (report) => within("readwrite", (store) => store.put(report));
  const remove = (key) => within("readwrite", (store) => store.delete(key));

  async function all() {
    const reports = await within("readonly", (store) => store.getAll());
    return reports.sort((one, other) => other.at - one.at);
  }

  async function fetched(path, seconds, options) {
    const watch = new AbortController();
    const bell = setTimeout(() => watch.abort(), seconds * 1000);
    try {
      const headers = { Accept: "application/json" };
      return await fetch(path, { credentials: "same-origin", cache: "no-store", headers, signal: watch.signal, ...options });
    } finally {
      clearTimeout(bell);
    }
  }

  /** What a page needs to send a form now, whenever it was opened. */
  async function token() {
    const answer = await fetched("/report/token", ANSWERS_SECONDS);
    if (!answer.ok) throw new Error("no token: " + answer.status);
    return answer.json();
  }

  function filled(entries, form) {
    entries.forEach(([name, value]) => (typeof value === "string" ? form.append(name, value) : form.append(name, value, value.name)));
    return form;
  }

  /** Throws where it cannot be known whether it arrived, or it shall come again later. */
  async function sent(report) {
    const now = await token();
    const body = filled(report.entries, new FormData());
    body.set(now.field, now.value);
    const answer = await fetched(report.path, FILES_SECONDS, { method: "POST", body });
    if (REFUSED.includes(answer.status)) {
      const told = await answer.json().catch(() => ({}));
      return { ...report, state: "refused", reasons: told.reasons ?? [told.detail ?? String(answer.status)] };
    }
    const receipt = answer.ok ? await answer.json() : {};
    if (!receipt.number) throw new Error("not taken: " + answer.status);
    // What was written is with the city now: here only the way back to it stays.
    const { key, title, at } = report;
    return { key, title, at, state: "sent", sentAt: Date.now(), ...receipt };
  }

  const alone = (work) => (navigator.locks ? navigator.locks.request(NAME, work) : work());

  /** Sends one that waits. What has become of it, or null where there is no signal: then it goes on waiting. */
  function deliver(key) {
    return alone(async () => {
      const report = await get(key);
      if (report?.state !== "waiting") return report ?? null;
      let after;
      try {
        after = await sent(report);
      } catch (away) {
        return null;
      }
      if (await get(key)) await put(after);
      return after;
    });
  }

  /** Sends all that waits, the oldest first. Whether none waits any more. */
  async function deliverAll() {
    const waiting = (await all()).filter((report) => report.state === "waiting").reverse();
    for (const report of waiting) {
      if (!(await deliver(report.key))) return false;
    }
    return true;
  }

  return { all, get, put, remove, token, deliver, deliverAll };
})();
