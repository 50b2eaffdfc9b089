// On the list of an officer: what waits on this device to be sent, and sending it.
(() => {
  "use strict";

  const section = document.querySelector("[data-unsent]");
  if (!section || !visits.usable()) return;

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
      const count = (list) => list.filter((one) => one.visit === id).length;
      item.append(link, " ", section.dataset.waits.replace("{0}", count(entries)).replace("{1}", count(photos)));
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

  visits.signal(false);
  section.querySelector("button").addEventListener("click", send);
  window.addEventListener("online", () => { visits.signal(true); send(); });
  send().catch(() => {});
})();
