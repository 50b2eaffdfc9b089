// What officers enter at visits, kept on this device until the city has it: entries in the order they were made, photos by themselves. Whatever is
// sent twice is one entry, by the id given here.
const visits = (() => {
  "use strict";

  const NAME = "haihe-visits";
  const TAKEN = "haihe-taken"; // pages taken along; the worker shows them where there is no signal
  const SECONDS = 30;
  const PHOTO_SECONDS = 180;
  const BATCH = 40;
  const root = (id) => "/inspections/visits/" + id;
  const LIST = "/inspections/mine";
  const NOT_TAKEN = LIST + "/away"; // what the worker shows in place of a visit that was not taken along

  function opened() {
    return new Promise((done, failed) => {
      const asked = indexedDB.open(NAME, 1);
      asked.onupgradeneeded = () => {
        asked.result.createObjectStore("visits", { keyPath: "id" });
        asked.result.createObjectStore("entries", { keyPath: "order", autoIncrement: true }).createIndex("visit", "visit");
        asked.result.createObjectStore("photos", { keyPath: "id" }).createIndex("visit", "visit");
      };
      asked.onsuccess = () => done(asked.result);
      asked.onerror = () => failed(asked.error);
    });
  }

  /** Does all of the work or nothing; it is on the disk when this is done. */
  async function within(mode, work) {
    const database = await opened();
    try {
      return await new Promise((done, failed) => {
        const deal = database.transaction(["visits", "entries", "photos"], mode, { durability: "strict" });
        let asked;
        deal.oncomplete = () => done(asked?.result);
        deal.onabort = () => failed(deal.error);
        try {
          asked = work((store) => deal.objectStore(store));
        } catch (refused) {
          deal.abort();
          failed(refused);
        }
      });
    } finally {
      database.close();
    }
  }

  const blank = (id) => ({ id, seq: 0, entries: [], taken: false });
  const visit = async (id) => (await within("readonly", (store) => store("visits").get(id))) ?? blank(id);
  const keep = (one) => within("readwrite", (store) => store("visits").put(one));
  const all = () => within("readonly", (store) => store("visits").getAll());
  const entries = (id) => within("readonly", (store) => store("entries").index("visit").getAll(id));
  const photos = (id) => within("readonly", (store) => store("photos").index("visit").getAll(id));
  const photo = (id) => within("readonly", (store) => store("photos").get(id));
  const waits = () => within("readonly", (store) => store("entries").getAll());
  const photosWait = () => within("readonly", (store) => store("photos").getAll());

  function device() {
    let own = localStorage.getItem("haihe-device");
    if (!own) localStorage.setItem("haihe-device", own = crypto.randomUUID());
    return own;
  }

  /** Asks the browser, once for each visit, not to clear what is kept here when it wants space. */
  function stay(id) {
    if (!navigator.storage?.persist || localStorage.getItem("haihe-stay") === String(id)) return;
    localStorage.setItem("haihe-stay", id);
    navigator.storage.persist().catch(() => {});
  }

  /** Adds entries, and with them a photo, at once. What their writer has seen says the page; this device may have fetched more than that. */
  async function write(id, officer, made, blob) {
    const at = new Date().toISOString();
    stay(id);
    await within("readwrite", (store) => {
      made.forEach(({ id: key, field, body, secret, seen }) => store("entries").add({
        id: key, visit: id, officer, device: device(), field, body: JSON.stringify(body), secret: secret ? JSON.stringify(secret) : null, seen, phoneAt: at,
      }));
      if (blob) store("photos").put({ ...blob, visit: id, officer });
    });
  }

  const drop = (order) => within("readwrite", (store) => store("entries").delete(order));
  const dropPhoto = (id) => within("readwrite", (store) => store("photos").delete(id));

  /** Entries of one officer come from a device as they were made; one of another officer may have waited there for their sign-in. */
  const wasFirst = (other, entry) => other.officer === entry.officer || new Date(other.phoneAt) <= new Date(entry.phoneAt);

  /** Whether whoever made an entry knew of one that came before it. The same is done by the server, in SiteEntry. */
  const knew = (entry, other) => Boolean(other.seq && other.seq <= entry.seen) || (other.device === entry.device && wasFirst(other, entry));

  /** An entry takes the place of those on its field that its writer knew of. The same is done by the server, in SiteState. */
  function standing(list) {
    const fields = new Map();
    list.forEach((entry) => {
      const others = (fields.get(entry.field) ?? []).filter((other) => !knew(entry, other));
      fields.set(entry.field, [...others, entry]);
    });
    return fields;
  }

  const hex = (bytes) => [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const sha256 = async (text) => hex(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));

  const isContent = (entry) => !entry.field.startsWith("signature:");

  /** What a signature is of: everything entered but signatures. */
  async function digest(list) {
    const lines = await Promise.all(list.filter(isContent).map(async (entry) => entry.id + " " + (await sha256(entry.field + "\n" + entry.body))));
    return sha256(lines.sort().join("\n"));
  }

  async function fetched(path, seconds, options) {
    const watch = new AbortController();
    const bell = setTimeout(() => watch.abort(), seconds * 1000);
    try {
      return await fetch(path, { credentials: "same-origin", cache: "no-store", redirect: "manual", signal: watch.signal, ...options });
    } finally {
      clearTimeout(bell);
    }
  }

  class Told extends Error {}

  /** Throws where it did not arrive: away, signedOut or gone. */
  async function asked(path, seconds, options) {
    let answer;
    try {
      answer = await fetched(path, seconds, options);
    } catch (away) {
      throw new Told("away");
    }
    if (answer.type === "opaqueredirect" || answer.status === 401) throw new Told("signedOut");
    if (answer.status === 404) throw new Told("gone");
    if (!answer.ok && answer.status !== 422) throw new Told("away");
    return { ok: answer.ok, body: await answer.json().catch(() => { throw new Told("away"); }) };
  }

  /** What the server has, and what of ours it took: in one go, so that nothing is gone before it has arrived. */
  async function merge(id, now) {
    const before = await visit(id);
    const known = new Set(before.entries.map((entry) => entry.id));
    const fresh = now.entries.filter((entry) => !known.has(entry.id));
    const own = await entries(id);
    await within("readwrite", (store) => {
      store("visits").put({ ...before, seq: Math.max(before.seq, now.seq), entries: [...before.entries, ...fresh], sealed: now.sealed, number: now.number, clock: now.clock ?? before.clock, ahead: now.ahead ?? before.ahead, photosMissing: now.missing });
      own.forEach((entry) => {
        if (now.accepted?.includes(entry.id)) store("entries").delete(entry.order);
        const refused = now.refused?.find((each) => each.id === entry.id);
        if (refused) store("entries").put({ ...entry, refused: refused.why });
      });
    });
  }

  async function sendPhotos(id, token, missing) {
    for (const one of await photos(id)) {
      if (!missing.includes(one.id)) {
        // Already there, or taken out again; one whose entry has not arrived stays.
        const announced = (await entries(id)).some((entry) => entry.field.endsWith(":" + one.id));
        if (!announced) await dropPhoto(one.id);
        continue;
      }
      if (one.refused) continue;
      const form = new FormData();
      form.append("file", one.blob, one.name);
      const { ok, body } = await asked(root(id) + "/photos/" + one.id, PHOTO_SECONDS, { method: "POST", body: form, headers: { [token.header]: token.value } });
      await within("readwrite", (store) => (ok ? store("photos").delete(one.id) : store("photos").put({ ...one, refused: body.why })));
    }
  }

  /** Sends what waits of a visit. What became of it: sent, away, signedOut, gone, or other where it is of another officer. */
  async function send(id) {
    try {
      const { seq } = await visit(id);
      let { body: now } = await asked(root(id) + "/state?after=" + seq, SECONDS, {});
      const { token, officer } = now;
      await merge(id, now);
      const own = (await entries(id)).filter((entry) => !entry.refused && entry.officer === officer);
      for (let i = 0; i < own.length; i += BATCH) {
        const part = own.slice(i, i + BATCH).map(({ id: key, field, body, secret, seen, phoneAt }) => ({ id: key, field, body, secret, seen, phoneAt }));
        const body = JSON.stringify({ device: device(), phoneNow: new Date().toISOString(), after: (await visit(id)).seq, entries: part });
        const headers = { "Content-Type": "application/json", [token.header]: token.value };
        ({ body: now } = await asked(root(id) + "/entries", SECONDS, { method: "POST", body, headers }));
        if (!now.entries) return "away";
        await merge(id, now);
      }
      await sendPhotos(id, token, now.missing);
      return (await entries(id)).some((entry) => !entry.refused) ? "other" : "sent";
    } catch (told) {
      if (told instanceof Told) return told.message;
      throw told;
    }
  }

  const alone = (work) => (navigator.locks ? navigator.locks.request(NAME, work) : work());
  const deliver = (id) => alone(() => send(id));

  /** Keeps a page, with its style and script, for when there is no signal. */
  async function take(path) {
    const answer = await fetched(path, SECONDS, { headers: { Accept: "text/html" } });
    if (!answer.ok) throw new Told(answer.type === "opaqueredirect" ? "signedOut" : "away");
    const html = await answer.clone().text();
    const cache = await caches.open(TAKEN);
    const files = [...html.matchAll(/(?:href|src)="(\/(?:static|webjars)\/[^"]+)"/g)].map((match) => match[1]);
    await Promise.all(files.map(async (file) => (await cache.match(file)) ?? cache.add(file)));
    await cache.put(path, answer);
  }

  /** Visits that were taken along: where they are and what they are called. */
  async function taken() {
    const cache = await caches.open(TAKEN);
    const paths = (await cache.keys()).map((request) => new URL(request.url).pathname).filter((path) => /^\/inspections\/visits\/\d+$/.test(path));
    return Promise.all(paths.map(async (path) => {
      const html = await (await cache.match(path, { ignoreVary: true })).text();
      return { path, name: new DOMParser().parseFromString(html, "text/html").querySelector("h1").textContent };
    }));
  }

  /** A page kept on the device says that there is no signal as long as there is none. */
  function signal(there) {
    const kept = document.documentElement.hasAttribute("data-kept");
    document.querySelectorAll("[data-kept-note]").forEach((note) => { note.hidden = there || !kept; });
  }

  const usable = () => Boolean(window.indexedDB && window.crypto?.subtle && crypto.randomUUID && window.caches);

  return { visit, keep, all, entries, photos, photo, waits, photosWait, write, stay, drop, knew, standing, isContent, digest, deliver, take, taken, signal, usable, root, LIST, NOT_TAKEN };
})();
