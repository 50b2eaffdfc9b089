// Makes the report form quicker to fill in; it works without.
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

  form.addEventListener("submit", () => {
    setTimeout(() => form.querySelectorAll("button").forEach((button) => { button.disabled = true; }), 0);
  });
  window.addEventListener("pageshow", () => form.querySelectorAll("button").forEach((button) => { button.disabled = false; }));

  const locate = form.querySelector("[data-locate]");
  const note = form.querySelector("[data-locate-note]");
  if (!locate || !navigator.geolocation) return;
  locate.hidden = false;
  locate.addEventListener("click", () => {
    note.textContent = note.dataset.waiting;
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        note.textContent = "";
        const values = {
          city: form.querySelector("input[name=city]").value,
          longitude: coords.longitude.toFixed(6),
          latitude: coords.latitude.toFixed(6),
          locate: "yes",
        };
        htmx.ajax("GET", "/report/places", { target: "#intake-place", swap: "outerHTML", values });
      },
      () => { note.textContent = note.dataset.failed; },
      { enableHighAccuracy: true, timeout: 15000, maximumAge: 60000 },
    );
  });
})();
