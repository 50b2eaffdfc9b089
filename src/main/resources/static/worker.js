// Keeps the pages on which something is reported, with their script and style, for when there is no signal. It follows outbox.js in one file.
(() => {
  "use strict";

  const PAGES = "haihe-pages";
  const TAKEN = "haihe-taken"; // pages that somebody signed in took along on purpose; they go when they sign out
  const NOT_TAKEN = "/inspections/mine/away"; // kept with them: what is shown in place of a page that was not taken along
  const PATIENCE_SECONDS = 8;
  const FILE = /(?:href|src)="(\/(?:static|webjars)\/[^"]+)"/g;

  const isPage = (url) => url.origin === location.origin
    && (url.pathname === "/" || /^\/report(\/(?!token$|places$)[a-z0-9-]+)?$/.test(url.pathname));
  const isTakeable = (url) => url.origin === location.origin && /^\/inspections\/(mine|visits\/\d+)$/.test(url.pathname);
  const isFile = (url) => url.origin === location.origin && /^\/(static|webjars)\//.test(url.pathname);

  /** One copy of each page, in the language it was last seen in. */
  function name(url) {
    const type = url.searchParams.get("type");
    return url.pathname + (type ? "?type=" + encodeURIComponent(type) : "");
  }

  const filesOf = (html) => [...html.matchAll(FILE)].map((match) => match[1]);

  async function keep(url, answer) {
    const html = await answer.clone().text();
    if (html.includes('action="/sign-out"')) return; // a page of somebody signed in is nobody else's
    const cache = await caches.open(PAGES);
    await cache.put(name(url), answer);
    const missing = [];
    for (const file of filesOf(html)) {
      if (!(await cache.match(file))) missing.push(file);
    }
    await Promise.all(missing.map((file) => cache.add(file)));
    if (missing.length > 0) await clear(cache);
  }

  /** Files that no kept page needs any more go. */
  async function clear(cache) {
    const needed = new Set();
    const kept = await cache.keys();
    const files = kept.filter((request) => isFile(new URL(request.url)));
    for (const request of kept.filter((each) => !files.includes(each))) {
      filesOf(await (await cache.match(request)).text()).forEach((file) => needed.add(file));
    }
    await Promise.all(files.filter((request) => !needed.has(new URL(request.url).pathname)).map((request) => cache.delete(request)));
  }

  async function kept(path) {
    const cache = await caches.open(PAGES);
    return cache.match(path, { ignoreVary: true });
  }

  /** A kept page says that it is one, and each time it is shown its form has a key of its own. */
  async function shown(copy) {
    const html = (await copy.text())
      .replace("<html ", "<html data-kept ")
      .replace(/(name="key" value=")[^"]*/, "$1" + crypto.randomUUID());
    const headers = new Headers(copy.headers);
    headers.delete("Content-Encoding");
    headers.delete("Content-Length");
    return new Response(html, { headers });
  }

  const late = (seconds) => new Promise((done) => setTimeout(() => done(null), seconds * 1000));

  async function page(event, url) {
    const asked = fetch(event.request);
    const worthKeeping = (answer) => answer.ok && !url.searchParams.has("place");
    event.waitUntil(asked.then((answer) => worthKeeping(answer) && keep(url, answer.clone())).catch(() => {}));
    const copy = url.searchParams.has("draft") ? undefined : await kept(name(url)); // a saved form is not an empty one
    try {
      const soon = copy ? await Promise.race([asked, late(PATIENCE_SECONDS)]) : await asked;
      return soon ?? shown(copy);
    } catch (away) {
      const other = copy ?? (await kept("/report"));
      if (!other) throw away;
      return shown(other);
    }
  }

  /** A page taken along is shown where there is no signal, or it is slow; in place of another one that says what was. */
  async function taken(request, url) {
    const along = (path) => caches.match(path, { cacheName: TAKEN, ignoreVary: true });
    const copy = await along(url.pathname);
    try {
      return (await Promise.race([fetch(request), ...(copy ? [late(PATIENCE_SECONDS)] : [])])) ?? shown(copy);
    } catch (away) {
      const other = copy ?? (await along(NOT_TAKEN));
      if (!other) throw away;
      return shown(other);
    }
  }

  async function file(request) {
    return (await caches.match(request, { ignoreVary: true })) ?? fetch(request);
  }

  self.addEventListener("install", () => self.skipWaiting());

  /** Pages that were open before the worker was there are kept too. */
  self.addEventListener("activate", (event) => {
    event.waitUntil((async () => {
      await self.clients.claim();
      const open = await self.clients.matchAll({ type: "window" });
      const urls = open.map((client) => new URL(client.url)).filter(isPage);
      await Promise.all(urls.map(async (url) => {
        const answer = await fetch(url.pathname + url.search, { headers: { Accept: "text/html" } });
        if (answer.ok && !answer.redirected) await keep(url, answer);
      }));
    })().catch(() => {}));
  });

  self.addEventListener("fetch", (event) => {
    const url = new URL(event.request.url);
    if (event.request.method === "POST" && url.pathname === "/sign-out") event.waitUntil(caches.delete(TAKEN));
    if (event.request.method !== "GET") return;
    if (event.request.mode === "navigate" && isPage(url)) event.respondWith(page(event, url));
    else if (event.request.mode === "navigate" && isTakeable(url)) event.respondWith(taken(event.request, url));
    else if (isFile(url)) event.respondWith(file(event.request));
  });

  /** The browser wakes the worker when there is a signal again, where it can do that. */
  self.addEventListener("sync", (event) => {
    if (event.tag !== "outbox") return;
    event.waitUntil(outbox.deliverAll().then(async (all) => {
      (await self.clients.matchAll()).forEach((client) => client.postMessage("outbox"));
      if (!all) throw new Error("no signal");
    }));
  });
})();
