// The city screen: asks again when told that figures have changed, names the month of the slider, turns the scenes of a wall.
(() => {
  "use strict";

  const live = document.querySelector("[data-live]");
  const state = document.querySelector("[data-live-state]");
  let shown = live?.dataset.live;
  let wanted = shown;
  let asking = false;

  function connected(on) {
    if (!state) return;
    state.querySelector("[data-on]").hidden = !on;
    state.querySelector("[data-off]").hidden = on;
  }

  async function refresh() {
    if (asking || wanted === shown || document.hidden) return;
    asking = true;
    const aim = wanted;
    try {
      const answer = await fetch(location.href, { credentials: "same-origin", headers: { Accept: "text/html" } });
      if (answer.ok) {
        exchange(new DOMParser().parseFromString(await answer.text(), "text/html"));
        shown = aim;
      }
    } catch {
      connected(false);
    } finally {
      asking = false;
    }
    // Whatever came meanwhile is fetched after a breath, so that a busy city costs one answer a second.
    setTimeout(refresh, 1000);
  }

  function exchange(page) {
    for (const part of document.querySelectorAll("[data-part]")) {
      const fresh = page.getElementById(part.id);
      if (!fresh || part.contains(document.activeElement) && part !== document.activeElement && typing()) continue;
      keepOpen(part, fresh);
      if (fresh.classList.contains("scene")) fresh.classList.toggle("on", part.classList.contains("on"));
      if (part.innerHTML === fresh.innerHTML) continue;
      const focused = part.contains(document.activeElement) ? position(part) : -1;
      part.replaceWith(fresh);
      if (focused >= 0) fresh.querySelectorAll("a, button, summary")[focused]?.focus({ preventScroll: true });
      if (fresh.id !== "as-of") mark(fresh);
    }
  }

  const typing = () => document.activeElement.matches("input, select, textarea");

  const position = (part) => [...part.querySelectorAll("a, button, summary")].indexOf(document.activeElement);

  function keepOpen(part, fresh) {
    for (const open of part.querySelectorAll("details[open][id]")) {
      fresh.querySelector("#" + CSS.escape(open.id))?.setAttribute("open", "");
    }
  }

  function mark(part) {
    part.classList.add("fresh");
    setTimeout(() => part.classList.remove("fresh"), 1500);
  }

  if (live && window.EventSource) {
    const source = new EventSource("/overview/live");
    source.addEventListener("open", () => connected(true));
    source.addEventListener("error", () => connected(false));
    source.addEventListener("position", (event) => {
      connected(true);
      wanted = event.data;
      refresh();
    });
    document.addEventListener("visibilitychange", refresh);
    window.addEventListener("offline", () => connected(false));
    window.addEventListener("online", () => connected(source.readyState === EventSource.OPEN));
    window.addEventListener("pagehide", () => source.close());
  }

  const slider = document.querySelector("input[data-month]");
  slider?.addEventListener("input", () => {
    const months = Number(slider.value);
    const date = new Date(Math.floor(months / 12), months % 12, 1);
    const name = new Intl.DateTimeFormat(document.documentElement.lang, { year: "numeric", month: "long" }).format(date);
    slider.form.querySelector("output").textContent = name;
    slider.setAttribute("aria-valuetext", name);
  });

  document.querySelector("[data-print]")?.addEventListener("click", () => window.print());

  // A wall: one scene after the other, until somebody pauses it.
  const wall = document.querySelector("[data-scenes]");
  const scenes = () => [...wall.querySelectorAll(".scene")];
  if (wall && scenes().length > 1) {
    const pause = wall.querySelector("[data-pause]");
    const next = wall.querySelector("[data-next]");
    const words = [pause.textContent, pause.dataset.play];
    let still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    let at = 0;
    const turn = (by) => {
      at = (at + by + scenes().length) % scenes().length;
      scenes().forEach((scene, i) => scene.classList.toggle("on", i === at));
    };
    const say = () => { pause.textContent = words[still ? 1 : 0]; };
    wall.classList.add("rotating");
    pause.addEventListener("click", () => { still = !still; say(); });
    next.addEventListener("click", () => turn(1));
    document.addEventListener("keydown", (event) => {
      if (event.key === "ArrowRight") turn(1);
      if (event.key === "ArrowLeft") turn(-1);
    });
    setInterval(() => { if (!still) turn(1); }, 20000);
    say();
    turn(0);
  }
})();
