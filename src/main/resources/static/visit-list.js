// On the list of an officer: what waits on this device to be sent, and sending it.
(() => {
  "use strict";

  const section = document.querySelector("[data-unsent]");
  if (!section || !visits.usable()) return;
  const AGAIN_SECONDS = 5;

  async function show() {
    const [entries, photos] = await Promise.all([visits.waits(), visits.photosWait()]);
    const ids = [...new Set([...entries, ...photos].map((one) => one.visit))];
    section.hidden = ids.length === 0;
    section.querySelector("ul").replaceChildren(...ids.map((id) => {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = visits.root(id);
      const name = document.querySelector("a[href='" + link.getAttribute("href") + "']")?.textContent;
      link.textContent = name ?? section.dataset.visit.replace("{0}", id);
      const count = (list, refused) => list.filter((one) => one.visit === id && Boolean(one.refused) === refused).length;
      const refused = count(entries, true) + count(photos, true);
      item.append(link, " ", section.dataset.waits.replace("{0}", count(entries, false)).replace("{1}", count(photos, false)),
        refused > 0 ? " " + section.dataset.notTaken.replace("{0}", refused) : "");
      return item;
    }));
    return ids;
  }

  async function send() {
    for (const id of await show()) {
      const became = await visits.deliver(id);
      visits.signal(became !== "away");
      section.querySelector("[data-note]").textContent = section.dataset[became.toLowerCase()] ?? "";
      section.querySelector("[data-sign-in]").hidden = became !== "signedOut";
    }
    await show();
  }

  // In place of a visit that was not taken along: what was, and the way back to it as soon as there is a signal.
  const along = document.querySelector("[data-taken-along]");
  const kept = document.documentElement.hasAttribute("data-kept");
  if (along && kept) {
    document.querySelector("[data-again]").href = location.pathname;
    const again = () => fetch(location.pathname, { method: "HEAD", cache: "no-store" }).then(() => location.reload(), () => {});
    window.addEventListener("online", again);
    setInterval(again, AGAIN_SECONDS * 1000); // a browser says that it is online before anything arrives
  }
  if (along) {
    visits.taken().then((taken) => {
      along.replaceChildren(...taken.map(({ path, name }) => {
        const item = document.createElement("li");
        const link = document.createElement("a");
        link.href = path;
        link.textContent = name;
        item.append(link);
        return item;
      }));
      along.hidden = taken.length === 0;
      document.querySelector("[data-nothing-along]").hidden = taken.length > 0;
    }).catch(() => {});
  }
  if (!kept) {
    navigator.serviceWorker?.register("/worker.js", { updateViaCache: "none" }).catch(() => {});
    visits.take(visits.NOT_TAKEN).catch(() => {});
  }

  visits.signal(false);
  section.querySelector("button").addEventListener("click", send);
  window.addEventListener("online", () => { visits.signal(true); send(); });
  send().catch(() => {});
})();
