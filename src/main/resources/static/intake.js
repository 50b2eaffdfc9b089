// Makes the report form quicker to fill in, and keeps what was written until it has arrived; the form works without.
(() => {
  "use strict";

  const form = document.querySelector("form[data-report]");
  if (!form) return;
  const category = form.querySelector("select[name=category]");
  const hits = () => [...form.querySelectorAll("input[name=suggested]")];

  form.addEventListener("change", (event) => {
    if (event.target.name === "suggested") category.value = event.target.value;
    if (event.target === category) hits().forEach((hit) => { hit.checked = hit.value === category.value; });
  });

  document.addEventListener("htmx:afterSwap", () => {
    hits().forEach((hit) => { hit.checked = hit.value === category.value; });
  });

  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.type === "search") event.preventDefault();
  });

  const busy = (yes) => form.querySelectorAll("button").forEach((button) => { button.disabled = yes; });
  const note = form.querySelector("[data-send-note]");
  const say = (what) => { if (note) note.textContent = note.dataset[what] ?? ""; };
  let passing = false;

  form.addEventListener("submit", (event) => {
    const sending = !passing && (event.submitter ?? document.activeElement)?.value === "send";
    if (!sending || !note || typeof outbox === "undefined" || !window.indexedDB) {
      setTimeout(() => busy(true), 0);
      return;
    }
    const complete = form.checkValidity();
    if (!complete && navigator.onLine) return; // the server says what is missing
    event.preventDefault();
    if (complete) keepAndSend();
    else form.reportValidity();
  });
  window.addEventListener("pageshow", () => { passing = false; busy(false); });

  /** What the form would send, without what belongs to this page alone. */
  function entries() {
    const nothing = (value) => typeof value !== "string" && value.size === 0 && value.name === "";
    return [...new FormData(form)].filter(([name, value]) => name !== "_csrf" && name !== "step" && !nothing(value));
  }

  function written() {
    const path = new URL(form.action);
    path.pathname += "/kept";
    const title = document.querySelector("h1").textContent;
    const key = form.querySelector("input[name=key]").value;
    return { key, title, at: Date.now(), state: "waiting", page: form.action, path: path.href, entries: entries() };
  }

  async function keepAndSend() {
    const report = written();
    busy(true);
    say("sending");
    const patience = setTimeout(() => say("slow"), 8000);
    try {
      await outbox.put(report);
      await settled(report, await outbox.deliver(report.key));
    } catch (unkept) {
      pass(); // such as where nothing may be kept: then it is sent as without script
    } finally {
      clearTimeout(patience);
    }
  }

  async function settled(report, after) {
    if (after?.state === "sent") {
      await outbox.remove(report.key);
      location.assign(after.receipt);
    } else if (after?.state === "refused") {
      await outbox.remove(report.key);
      const now = await outbox.token();
      form.querySelectorAll("input[name=" + now.field + "]").forEach((field) => { field.value = now.value; });
      pass();
    } else {
      kept();
    }
  }

  function pass() {
    busy(false);
    passing = true;
    form.querySelector("button[name=step][value=send]").click();
  }

  /** It waits on this device; the page is free for another. */
  function kept() {
    navigator.serviceWorker?.ready.then((worker) => worker.sync?.register("outbox")).catch(() => {});
    const told = document.querySelector("[data-sent-later]");
    form.remove();
    window.dispatchEvent(new Event("outbox"));
    told.hidden = false;
    told.focus();
    window.scrollTo(0, 0);
  }

  const locate = form.querySelector("[data-locate]");
  const where = form.querySelector("[data-locate-note]");
  if (!locate || !navigator.geolocation) return;
  locate.hidden = false;
  locate.addEventListener("click", () => {
    where.textContent = where.dataset.waiting;
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => found(coords.longitude.toFixed(6), coords.latitude.toFixed(6)),
      () => { where.textContent = where.dataset.failed; },
      { enableHighAccuracy: true, timeout: 15000, maximumAge: 60000 },
    );
  });

  /** The position is kept with the form at once; the server then says which place it is in, if it can be asked. */
  function found(longitude, latitude) {
    form.querySelector("input[name=longitude]").value = longitude;
    form.querySelector("input[name=latitude]").value = latitude;
    where.textContent = where.dataset.kept;
    const values = { city: form.querySelector("input[name=city]").value, longitude, latitude, locate: "yes" };
    htmx.ajax("GET", "/report/places", { target: "#intake-place", swap: "outerHTML", values }).then(() => {
      if (form.querySelector("#intake-place [role=status]")) where.textContent = "";
    }).catch(() => {});
  }
})();
