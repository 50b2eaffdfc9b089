// The page of a visit: what is entered is kept at once on this device, and sent when there is a signal. The page works without, online.
(() => {
  "use strict";

  const form = document.querySelector("form[data-visit]");
  if (!form || !visits.usable()) return;
  const id = Number(form.dataset.visit);
  const officer = Number(form.dataset.officer);
  const names = JSON.parse(form.dataset.names);
  const words = form.dataset;
  const AGAIN_SECONDS = 60;
  const CLOCK_TOLERANCE = 5 * 60_000;
  const lines = [...document.querySelectorAll("[data-line]")];
  const status = document.querySelector("[data-visit-status]");
  const parsed = (entry) => JSON.parse(entry.body);
  let ahead = 0; // milliseconds by which this clock was before the city's when that was last asked
  // After a form that was refused this page stands at that form's address.
  if (location.pathname !== visits.root(id)) history.replaceState(null, "", visits.root(id));

  const say = (place, text) => { if (place && place.textContent !== text) place.textContent = text; };
  const filled = (text, ...args) => args.reduce((said, arg, i) => said.replaceAll("{" + i + "}", arg), text ?? "");
  const input = (field) => document.querySelector("[data-field='" + CSS.escape(field) + "']");

  async function read() {
    const [known, own, pictures] = await Promise.all([visits.visit(id), visits.entries(id), visits.photos(id)]);
    const list = [...known.entries, ...own.filter((entry) => !entry.refused)];
    ahead = known.ahead ?? 0;
    return { known, own, pictures, list, fields: visits.standing(list) };
  }

  // Whoever enters something knows what this page has shown of it, which may be less than what this device has fetched meanwhile.
  const HEARD = /^(answer:|result$|order$|summary$)/; // what is read out to the party
  const atFirst = Number(form.elements.seen.value); // the page as the city made it
  const shown = new Map(); // by field: number of the last entry that was known when the page was made to show what stands
  const told = new Map(); // by field: the same of those that contradict each other, which are shown beside it
  const here = new Set(); // ids of what was entered on this page, or waited on this device when the page was made to show it
  const unkept = new Map(); // by field: what is said beside it where this device could not keep what was entered
  let content = []; // ids of all that is signed and was shown

  const shownOf = (field) => shown.get(field) ?? atFirst;
  const seen = (field) => Math.min(shownOf(field), ...(field === "spoken" ? [...shown].filter(([other]) => HEARD.test(other)).map(([, seq]) => seq) : []));

  /** Of what this device has nothing of, the page shows what the city had, or nothing. */
  const shows = (now, field) => shown.set(field, now.fields.has(field) ? now.known.seq : Math.max(shownOf(field), now.known.seq));

  /** What the page shows at this moment, to be compared later: whether there is anything to be signed that it did not show, or not any more what it did. */
  function looked() {
    const [then, all] = [new Map(shown), content];
    return (now) => now.list.some((entry) => visits.isContent(entry) && !here.has(entry.id) && !(entry.seq <= (then.get(entry.field) ?? atFirst)))
      || all.some((one) => now.list.every((entry) => entry.id !== one));
  }

  let turn = 0;

  /** Puts what stands into the page; a field somebody is writing in is left to them. What was read earlier does not come over what was read later. */
  async function show() {
    const mine = ++turn;
    const now = await read();
    const digest = await visits.digest(now.list);
    if (mine !== turn) return;
    const last = (field) => now.fields.get(field)?.at(-1);
    lines.forEach((line) => {
      const key = line.dataset.line;
      const answer = last("answer:" + key);
      if (answer) line.querySelectorAll("input[type=radio]").forEach((radio) => { radio.checked = radio.value === parsed(answer).value; });
      const notes = (now.fields.get("note:" + key) ?? []).map((entry) => parsed(entry).text).filter((text, i, all) => text && all.indexOf(text) === i);
      fill(now, "note:" + key, [line.querySelector("textarea"), now.fields.has("note:" + key) ? notes.join("\n") : undefined]);
      conflict(line, now, "answer:" + key, ({ value }) => line.querySelector("input[value='" + value + "']").parentElement.textContent.trim());
      pictures(line, now);
    });
    const result = last("result");
    if (result) document.querySelectorAll("input[name=result]").forEach((radio) => { radio.checked = radio.value === parsed(result).value; });
    conflict(document.querySelector("#field-result"), now, "result", ({ value }) => document.querySelector("input[name=result][value='" + value + "']").parentElement.textContent.trim());
    fill(now, "summary", [form.elements.summary, last("summary") && parsed(last("summary")).text]);
    conflict(document.querySelector("#field-summary"), now, "summary", ({ text }) => text);
    const order = last("order");
    fill(now, "order", [form.elements.order, order && parsed(order).text], [form.elements.orderBy, order && parsed(order).by]);
    conflict(document.querySelector("#field-order"), now, "order", ({ text, by }) => [text, by && day.format(new Date(by + "T00:00"))].filter(Boolean).join(" · "));
    fill(now, "nophoto", [form.elements.noPhoto, last("nophoto") && parsed(last("nophoto")).text]);
    conflict(document.querySelector("#field-nophoto"), now, "nophoto", ({ text }) => text);
    const spoken = last("spoken");
    if (spoken) {
      const ofOther = parsed(spoken).value && !isOfWhatStands(spoken, now);
      document.querySelector("[data-spoken-of-other]").hidden = !ofOther;
      form.querySelector("input[name=spoken]").checked = parsed(spoken).value && !ofOther;
      form.querySelectorAll("input[name=spokenIn]").forEach((radio) => { if (parsed(spoken).language) radio.checked = radio.value === parsed(spoken).language; });
    }
    const all = [...now.fields.keys(), ...lines.map((line) => "answer:" + line.dataset.line), "result", "spoken"];
    all.filter((field) => !isText(field)).forEach((field) => shows(now, field));
    now.own.forEach((entry) => here.add(entry.id));
    content = now.list.filter(visits.isContent).map((entry) => entry.id);
    signatures(now, digest);
    tell(now);
    compose();
  }

  const isText = (field) => /^(note:|summary$|order$|nophoto$)/.test(field);

  /** A field is shown where all of what stands is in its places; one that somebody is writing in, or whose words could not be kept, is not. */
  function fill(now, field, ...places) {
    const other = places.filter(([area, text]) => text !== undefined && area.value !== text);
    const left = other.filter(([area]) => area === document.activeElement || unkept.has(field));
    other.filter((place) => !left.includes(place)).forEach(([area, text]) => { area.value = text; });
    if (left.length === 0) shows(now, field);
  }

  /** Whether all that the party hears was known to whoever read it out. The same is done by the server, in SiteState. */
  function isOfWhatStands(reading, now) {
    const at = now.list.indexOf(reading);
    return [...now.fields].filter(([field]) => HEARD.test(field)).flatMap(([, entries]) => entries)
      .every((entry) => now.list.indexOf(entry) < at && visits.knew(reading, entry));
  }

  /** What two officers entered without knowing of each other stands beside each other; whoever chooses enters it again. */
  function conflict(around, now, field, word) {
    const place = around.querySelector("[data-conflict]");
    const all = now.fields.get(field) ?? [];
    told.set(field, now.known.seq);
    const different = all.filter((entry, i) => all.findIndex((other) => other.body === entry.body) === i);
    place.hidden = different.length < 2;
    const shown = different.map((entry) => entry.id).join();
    if (place.dataset.shown === shown) return;
    place.dataset.shown = shown;
    place.querySelector("ul").replaceChildren(...(place.hidden ? [] : different.map((entry) => claim(entry, word))));
  }

  function claim(entry, word) {
    const item = document.createElement("li");
    const text = document.createElement("span");
    text.className = "pre";
    text.textContent = word(parsed(entry));
    item.append(names[entry.officer] + ", " + time(entry) + ": ", text, " ", button(filled(words.holds, names[entry.officer]), "button small", () => write([{ field: entry.field, body: parsed(entry), seen: told.get(entry.field) }])));
    return item;
  }

  function button(text, kind, work) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = kind;
    made.textContent = text;
    made.addEventListener("click", work);
    return made;
  }

  /** Fields of photos, of all points or one, that nobody took out. */
  const standingPhotos = (now, of = "") => [...now.fields].filter(([field, entries]) => field.startsWith("photo:" + of) && !parsed(entries.at(-1)).out);
  const takeOut = (field, body) => button(filled(words.out, body.name), "button quiet small", () => write([{ field, body: { ...body, out: true } }]));

  function pictures(line, now) {
    const place = line.querySelector("[data-photos]");
    const all = standingPhotos(now, line.dataset.line + ":");
    const shown = [...place.querySelectorAll("li")].map((item) => item.dataset.photo + item.dataset.state).join();
    const items = all.map(([field, entries]) => {
      const photo = field.split(":").at(-1);
      const own = now.pictures.find((each) => each.id === photo);
      return { field, photo, entry: entries.at(-1), body: parsed(entries.at(-1)), state: own?.refused ? "refused" : own ? "waiting" : "sent", own };
    });
    if (shown === items.map((item) => item.photo + item.state).join()) return;
    place.replaceChildren(...items.map((item) => picture(item)));
  }

  function picture({ field, photo, entry, body, state, own }) {
    const item = document.createElement("li");
    item.dataset.photo = photo;
    item.dataset.state = state;
    const image = document.createElement("img");
    image.width = 96;
    image.height = 72;
    image.alt = body.name;
    image.src = own ? URL.createObjectURL(own.blob) : visits.root(id) + "/photos/" + photo;
    const about = document.createElement("span");
    about.className = "small";
    about.textContent = [time(entry, body.at), body.latitude ? body.latitude + ", " + body.longitude : "", state === "sent" ? "" : words[state], own?.refused ?? ""].filter(Boolean).join(" · ");
    item.append(image, " ", about, " ", takeOut(field, body));
    return item;
  }

  // As the server says it, on the clock of the city.
  const chinese = document.documentElement.lang.startsWith("zh");
  const days = { day: "numeric", month: chinese ? "long" : "short", year: "numeric" };
  const day = new Intl.DateTimeFormat(chinese ? "zh-CN" : "en-GB", days);
  const clock = new Intl.DateTimeFormat(chinese ? "zh-CN" : "en-GB", { ...days, hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: words.zone });

  /** When it was by the clock of the city, as far as that is known, with what the phone said where that is another time. The server: SiteEntry. */
  function time(entry, said = entry.phoneAt) {
    const phone = new Date(said);
    if (isNaN(phone)) return said ?? "";
    const shift = entry.madeAt ? new Date(entry.madeAt) - new Date(entry.phoneAt) : -ahead;
    return clock.format(phone.getTime() + shift) + (Math.abs(shift) > CLOCK_TOLERANCE ? " " + filled(words.clockSaid, clock.format(phone)) : "");
  }

  /** An officer's own counts before what colleagues wrote down for them. The same is done by the server, in SiteState. */
  function signature(now, whose, digest) {
    const field = "signature:" + whose;
    const holds = (entry) => parsed(entry).digest === digest;
    const own = now.list.filter((each) => each.field === field && String(each.officer) === whose).at(-1);
    const entry = own && holds(own) ? own : now.fields.get(field)?.at(-1);
    if (!entry) return undefined;
    const confirmed = now.list.find((each) => each.id === parsed(entry).of);
    const waits = whose !== "party" && !confirmed && String(entry.officer) !== whose;
    return { entry: confirmed ?? entry, confirmation: confirmed && entry, waits, holds: holds(entry) };
  }

  function signatures(now, digest) {
    document.querySelectorAll("form[data-sign]").forEach((sign) => {
      const whose = sign.dataset.sign;
      const signed = signature(now, whose, digest);
      const own = document.querySelector("form[data-own='" + whose + "']");
      if (own) own.hidden = !(signed?.holds && signed.waits); // also where the city has a signature that has not come here yet
      if (!signed) return;
      const { entry, confirmation, waits, holds } = signed;
      const state = sign.querySelector("[data-sign-state]");
      const who = waits ? filled(words.signWaits, names[entry.officer], names[whose])
        : confirmation ? filled(words.confirmedBy, names[entry.officer], names[whose], time(confirmation)) : "";
      state.hidden = false;
      const { way, reason } = parsed(entry);
      state.className = "alert " + (!holds || waits ? "warn" : way === "refused" || way === "absent" ? "info" : "ok");
      say(state, holds ? (filled(words["sign" + way[0].toUpperCase() + way.slice(1)], time(entry), reason ?? "") + " " + who).trim() : words.void);
      if (own) own.elements.of.value = entry.id;
    });
  }

  function tell(now) {
    const { known, own, pictures } = now;
    const waiting = own.filter((entry) => !entry.refused).length;
    const photosWaiting = pictures.filter((one) => !one.refused).length;
    const refused = [...own.filter((entry) => entry.refused).map(refusedEntry), ...standingPhotos(now).flatMap(refusedPhoto(pictures))];
    say(status.querySelector("[data-waiting]"), [
      waiting + photosWaiting > 0 ? filled(words.waits, waiting, photosWaiting) : refused.length + unkept.size > 0 ? words.restArrived : words.nothingWaits,
      refused.length > 0 ? filled(words.notTaken, refused.length) : "", unkept.size > 0 ? words.notKept : ""].filter(Boolean).join(" "));
    status.className = "alert " + (refused.length + unkept.size > 0 ? "danger" : waiting + photosWaiting > 0 ? "warn" : "ok");
    say(status.querySelector("[data-clock]"), known.clock ?? "");
    const place = status.querySelector("[data-refused]");
    const shown = refused.map((item) => item.textContent).join();
    if (place.dataset.shown !== shown) place.replaceChildren(...refused);
    place.dataset.shown = shown;
    document.querySelectorAll("[data-needs-all-sent]").forEach((button) => { button.disabled = waiting + photosWaiting + unkept.size > 0; });
    if (known.sealed && navigator.onLine && !document.documentElement.hasAttribute("data-kept")) location.reload();
  }

  /** What of the page a field is. */
  function partOf(field) {
    const [kind, about] = field.split(":");
    return lines.find((each) => each.dataset.line === about) ?? document.querySelector("#field-" + (kind === "signature" ? "sign-" + about : kind));
  }

  /** A link to it, called as it is called there. */
  function linkTo(field) {
    const part = partOf(field);
    const link = document.createElement("a");
    link.href = "#" + (part?.id ?? "field-lines");
    link.textContent = part?.querySelector("legend, label, h3")?.textContent ?? field;
    return link;
  }

  function refusedEntry(entry) {
    const item = document.createElement("li");
    item.append(linkTo(entry.field), ": " + entry.refused + " ", button(words.drop, "button quiet small", async () => { await visits.drop(entry.order); await show(); }));
    return item;
  }

  const refusedPhoto = (pictures) => ([field, entries]) => {
    const refused = pictures.find((one) => field.endsWith(":" + one.id))?.refused;
    if (!refused) return [];
    const item = document.createElement("li");
    const body = parsed(entries.at(-1));
    const again = document.createElement("a");
    again.href = linkTo(field).hash.replace("#field-line-", "#photo-");
    again.textContent = words.photographAgain;
    item.append(linkTo(field), ": " + body.name + ": " + refused + " ", takeOut(field, body), " ", again);
    return [item];
  };

  /** Whether this device keeps it. */
  async function write(made, blob) {
    if (byForms) return false;
    const all = made.map((one) => ({ id: crypto.randomUUID(), seen: seen(one.field), ...one }));
    all.forEach((one) => here.add(one.id));
    try {
      await visits.write(id, officer, all, blob);
    } catch (full) {
      cannotKeep(all, blob);
      await show().catch(() => {});
      return false;
    }
    all.forEach(({ field }) => forget(field));
    await show();
    send();
    return true;
  }

  function forget(field) {
    unkept.get(field)?.remove();
    unkept.delete(field);
  }

  /** Says so where it was entered, and lets it be tried again. A choice goes back to what it was, so that none looks kept; words stay where they are. */
  function cannotKeep(all, blob) {
    all.forEach(({ field }) => {
      forget(field);
      const place = document.createElement("p");
      place.className = "error";
      place.setAttribute("role", "alert");
      place.append(words.notKept + " ", button(words.keepAgain, "button small", () => write(all, blob)));
      unkept.set(field, place);
      partOf(field)?.append(place);
      const choices = /^(answer:|result$|spoken$)/.test(field) ? partOf(field).querySelectorAll("[type=radio], [type=checkbox]") : [];
      choices.forEach((choice) => { choice.checked = choice.defaultChecked; });
    });
    status.className = "alert danger";
    say(status.querySelector("[data-waiting]"), words.notKept);
  }

  let byForms = false;

  /** Where this device keeps nothing at all, the page works by its forms, as it does without script. */
  function workByForms() {
    byForms = true;
    status.hidden = true;
    document.querySelectorAll("[data-without-script]").forEach((part) => { part.hidden = false; });
    document.querySelectorAll("[data-take], [data-adopt], [data-pad], [data-position]").forEach((part) => { part.hidden = true; });
  }

  let sending = false;
  let again = false;

  async function send() {
    if (byForms) return;
    if (sending) { again = true; return; }
    sending = true;
    try {
      const became = await visits.deliver(id);
      visits.signal(became !== "away");
      say(status.querySelector("[data-note]"), words[became] ?? "");
      status.querySelector("[data-sign-in]").hidden = became !== "signedOut";
    } finally {
      sending = false;
    }
    await show();
    if (again) { again = false; send(); }
  }

  lines.forEach((line) => {
    const key = line.dataset.line;
    line.addEventListener("change", (event) => {
      const field = event.target;
      if (field.type === "radio") write([{ field: "answer:" + key, body: { value: field.value } }]);
      else if (field.type === "file") { if (!byForms) photographed(key, field); }
      else write([{ field: "note:" + key, body: { text: field.value } }]);
    });
  });
  form.addEventListener("change", ({ target }) => {
    if (target.name === "result") write([{ field: "result", body: { value: target.value } }]);
    if (target.name === "summary") write([{ field: "summary", body: { text: target.value } }]);
    if (target.name === "noPhoto") write([{ field: "nophoto", body: { text: target.value } }]);
    if (/^order/.test(target.name)) write([{ field: "order", body: { text: form.elements.order.value, by: form.elements.orderBy.value } }]);
    const { spoken } = form.elements;
    if (target === spoken || (target.name === "spokenIn" && spoken.checked)) write([{ field: "spoken", body: { value: spoken.checked, language: chosenSpeech().language } }]);
  });
  form.addEventListener("submit", (event) => { if (!byForms) { event.preventDefault(); send(); } });

  /** A position belongs to a photo where the officer wants that, and the phone gives one. */
  function position() {
    if (!document.querySelector("[data-position]")?.checked || !navigator.geolocation) return Promise.resolve({});
    return new Promise((done) => navigator.geolocation.getCurrentPosition(
      ({ coords }) => done({ latitude: coords.latitude.toFixed(6), longitude: coords.longitude.toFixed(6), metres: Math.round(coords.accuracy) }),
      () => done({}), { enableHighAccuracy: true, timeout: 10000, maximumAge: 60000 }));
  }

  async function smaller(file) {
    if (file.size <= 600_000 || !window.createImageBitmap) return file;
    const bitmap = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, 2048 / Math.max(bitmap.width, bitmap.height));
    const canvas = new OffscreenCanvas(Math.round(bitmap.width * scale), Math.round(bitmap.height * scale));
    canvas.getContext("2d").drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    bitmap.close();
    return canvas.convertToBlob({ type: "image/jpeg", quality: 0.82 });
  }

  async function photographed(key, field) {
    const at = new Date().toISOString();
    const where = await position();
    for (const file of [...field.files]) {
      const blob = await smaller(file).catch(() => file);
      const photo = crypto.randomUUID();
      const name = blob === file ? file.name : file.name.replace(/\.[^.]*$/, "") + ".jpg";
      await write([{ field: "photo:" + key + ":" + photo, body: { at, name, size: blob.size, ...where } }], { id: photo, blob, name });
    }
    field.value = "";
  }

  /** Says at a signature why there is none; the keys are those of its words. */
  function saySign(sign, why) {
    const place = sign.querySelector("[data-sign-wrong]");
    say(place, why ? place.dataset[why] : "");
    if (why) place.focus();
  }

  // What a colleague wrote down as one's signature is confirmed from one's own session, when all of it that has come is here: the one that was shown,
  // under what was shown.
  document.querySelectorAll("form[data-own]").forEach((own) => own.addEventListener("submit", async (event) => {
    if (byForms) return;
    event.preventDefault();
    const whose = own.dataset.own;
    const sign = document.querySelector("form[data-sign='" + whose + "']");
    const of = own.elements.of.value;
    const changed = looked();
    saySign(sign, "");
    await visits.deliver(id);
    const now = await read();
    const digest = await visits.digest(now.list);
    const signed = signature(now, whose, digest);
    const other = changed(now) || (signed?.waits && signed.entry.id !== of);
    if (!other && signed?.holds && signed.waits) await write([{ field: "signature:" + whose, body: { way: "confirmed", digest, of } }]);
    else await show();
    if (other) saySign(sign, "changed");
  }));

  // Signatures are of what is entered now.
  document.querySelectorAll("form[data-sign]").forEach((sign) => {
    const pad = sign.querySelector("canvas");
    const pen = pad && drawing(pad, sign);
    sign.addEventListener("submit", async (event) => {
      if (byForms) return;
      event.preventDefault();
      const way = sign.querySelector("[name=way]:checked")?.value ?? "signed";
      const value = (name) => sign.querySelector("[name=" + name + "]")?.value.trim() ?? "";
      const wrong = way === "signed" ? !pen.drawn() && !(value("name") && sign.querySelector("[name=confirmed]").checked)
        : way === "refused" && !(value("reason") && value("witness"));
      saySign(sign, wrong ? way : "");
      if (wrong) return;
      const changed = looked();
      const now = await read();
      if (changed(now)) {
        await show();
        saySign(sign, "changed");
        return;
      }
      const digest = await visits.digest(now.list);
      const drawn = way === "signed" && pen.drawn();
      const body = { way: way === "signed" ? (drawn ? "drawn" : "typed") : way, digest, ...(way === "refused" ? { reason: value("reason") } : {}) };
      const secret = way === "signed" ? { name: value("name"), ...(drawn ? { picture: pad.toDataURL("image/png") } : {}) } : way === "refused" ? { witness: value("witness") } : null;
      if (await write([{ field: "signature:" + sign.dataset.sign, body, secret }])) pen?.clear();
    });
  });

  function drawing(pad, sign) {
    let any = false;
    let down = false;
    const ink = pad.getContext("2d");
    const at = (event) => [(event.offsetX * pad.width) / pad.clientWidth, (event.offsetY * pad.height) / pad.clientHeight];
    ink.lineWidth = 3;
    ink.lineCap = "round";
    ink.strokeStyle = "#17212b";
    pad.closest("[data-pad]").hidden = false;
    pad.addEventListener("pointerdown", (event) => { down = true; pad.setPointerCapture(event.pointerId); ink.beginPath(); ink.moveTo(...at(event)); });
    pad.addEventListener("pointermove", (event) => { if (down) { ink.lineTo(...at(event)); ink.stroke(); any = true; } });
    pad.addEventListener("pointerup", () => { down = false; });
    const clear = () => { ink.clearRect(0, 0, pad.width, pad.height); any = false; };
    sign.querySelector("[data-clear]").addEventListener("click", clear);
    return { drawn: () => any, clear };
  }

  // What is said to the party, in each language: of the same words, and made the same way, as the server does it (SpokenSummary).
  const speeches = [...document.querySelectorAll("[data-spoken]")].map((place) => ({ place, language: place.dataset.spoken, words: JSON.parse(place.dataset.words) }));
  const chosenSpeech = () => speeches.find(({ language }) => language === form.querySelector("input[name=spokenIn]:checked")?.value) ?? speeches[0];

  function found(said) {
    const answers = lines.map((line) => ({ line, value: line.querySelector("input:checked")?.value }));
    const problems = answers.filter(({ value }) => value === "problem");
    const checked = answers.filter(({ value }) => value === "fine" || value === "problem").length;
    return [checked === 0 ? said.nothing : filled(said.looked, checked, problems.length),
      ...problems.map(({ line }) => filled(said.problem, said["line." + line.dataset.line], line.querySelector("textarea").value.trim().replaceAll("\n", " ")).trim())];
  }

  function ordered(said, tag) {
    const { order, orderBy, summary } = form.elements;
    if (form.querySelector("input[name=result]:checked")?.value !== "orderedToCorrect") return [];
    const demands = (order.value.trim() || summary.value.trim()).replaceAll("\n", " ");
    return [orderBy.value ? filled(said.order, demands, new Date(orderBy.value + "T00:00").toLocaleDateString(tag, { dateStyle: "long" })) : filled(said.orderOpen, demands)];
  }

  function compose() {
    const result = form.querySelector("input[name=result]:checked")?.value;
    speeches.forEach(({ place, words: said }) => {
      const text = place.querySelector("p");
      say(text, [said.begin, ...found(said), ...(result ? [filled(said.result, said["result." + result])] : []), ...ordered(said, text.lang), said.object, said.end].join("\n"));
    });
  }

  const scripted = (name, work) => { const button = document.querySelector("[data-" + name + "]"); if (button) { button.hidden = false; button.addEventListener("click", work); } };
  if (window.speechSynthesis) {
    scripted("aloud", () => {
      speechSynthesis.cancel();
      const voice = new SpeechSynthesisUtterance(chosenSpeech().place.querySelector("p").textContent);
      voice.lang = chosenSpeech().place.querySelector("p").lang;
      speechSynthesis.speak(voice);
    });
  }
  scripted("adopt", () => {
    const area = form.querySelector("textarea[name=summary]");
    area.value = found(chosenSpeech().words).join("\n");
    write([{ field: "summary", body: { text: area.value } }]);
  });
  scripted("take", async () => {
    const note = document.querySelector("[data-take-note]");
    say(note, note.dataset.taking);
    try {
      await navigator.serviceWorker?.ready;
      visits.stay(id);
      await visits.keep({ ...(await visits.visit(id)), taken: true });
      await Promise.all([visits.root(id), visits.LIST, visits.NOT_TAKEN].map(visits.take));
      await visits.deliver(id);
      say(note, note.dataset.taken);
    } catch (away) {
      say(note, note.dataset.failed);
    }
  });
  document.querySelectorAll("[data-without-script]").forEach((part) => { part.hidden = true; });
  status.hidden = false;
  status.querySelector("[data-send]").addEventListener("click", send);
  window.addEventListener("online", send);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) send(); });
  window.addEventListener("beforeunload", (event) => { if (unkept.size > 0) event.preventDefault(); });
  setInterval(send, AGAIN_SECONDS * 1000);
  visits.signal(false);
  navigator.serviceWorker?.register("/worker.js", { updateViaCache: "none" }).catch(() => {});
  show().then(() => send().then(async () => {
    // A page taken along is kept as it is now.
    if ((await visits.visit(id)).taken && navigator.onLine && !document.documentElement.hasAttribute("data-kept")) await visits.take(visits.root(id));
  }).catch(() => {}), workByForms);
})();
