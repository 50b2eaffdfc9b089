// Makes photos smaller before they are sent: on a slow line that is most of the time a report takes. The form works without.
(() => {
  "use strict";

  const LONGEST = 2048;
  const SMALL_BYTES = 600_000;
  const QUALITY = 0.82;
  const input = document.querySelector("form[data-report] input[type=file][name=files]");
  const note = document.querySelector("[data-photos-note]");
  if (!input || !note || !window.createImageBitmap || !window.DataTransfer) return;

  async function smaller(file) {
    if (!/^image\/(jpeg|png|webp)$/.test(file.type) || file.size <= SMALL_BYTES) return file;
    const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    const pen = canvas.getContext("2d");
    pen.fillStyle = "#fff"; // what was transparent would turn black
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const made = await new Promise((done) => canvas.toBlob(done, "image/jpeg", QUALITY));
    return made && made.size < file.size
      ? new File([made], file.name.replace(/\.[^.]*$/, "") + ".jpg", { type: "image/jpeg", lastModified: file.lastModified })
      : file;
  }

  const bytes = (files) => files.reduce((sum, file) => sum + file.size, 0);
  const megabytes = (size) => (size / 1_000_000).toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 });

  input.addEventListener("change", async () => {
    const chosen = [...input.files];
    note.textContent = "";
    const made = [];
    for (const file of chosen) {
      made.push(await smaller(file).catch(() => file));
    }
    const others = chosen.length !== input.files.length || chosen.some((file, i) => file !== input.files[i]);
    if (others || bytes(made) === bytes(chosen)) return;
    const files = new DataTransfer();
    made.forEach((file) => files.items.add(file));
    input.files = files.files;
    note.textContent = note.dataset.smaller.replace("{0}", megabytes(bytes(chosen))).replace("{1}", megabytes(bytes(made)));
  });
})();
