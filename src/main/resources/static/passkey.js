// Lets a device make a passkey, or sign with one. Forms that need it are hidden until then; without script one signs in by password.
(() => {
  "use strict";

  if (!window.PublicKeyCredential) return;
  const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
  const text = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  const known = (list) => (list ?? []).map((key) => ({ ...key, id: bytes(key.id) }));

  const make = async (asked) => {
    const key = await navigator.credentials.create({ publicKey: {
      ...asked, challenge: bytes(asked.challenge), user: { ...asked.user, id: bytes(asked.user.id) },
      excludeCredentials: known(asked.excludeCredentials) } });
    return { ...named(key), response: {
      attestationObject: text(key.response.attestationObject), clientDataJSON: text(key.response.clientDataJSON),
      transports: key.response.getTransports?.() ?? [] } };
  };

  const sign = async (asked) => {
    const key = await navigator.credentials.get({ publicKey: {
      ...asked, challenge: bytes(asked.challenge), allowCredentials: known(asked.allowCredentials) } });
    return { ...named(key), response: {
      authenticatorData: text(key.response.authenticatorData), clientDataJSON: text(key.response.clientDataJSON),
      signature: text(key.response.signature), userHandle: key.response.userHandle ? text(key.response.userHandle) : undefined } };
  };

  const named = (key) => ({
    id: key.id, rawId: text(key.rawId), type: key.type, clientExtensionResults: {},
    authenticatorAttachment: key.authenticatorAttachment ?? undefined });

  document.querySelectorAll("form[data-passkey]").forEach((form) => {
    form.hidden = false;
    const note = form.querySelector("[data-passkey-note]");
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      note.textContent = "";
      try {
        const answer = await fetch(form.dataset.options, { method: "POST", body: new URLSearchParams(new FormData(form)) });
        if (answer.status === 422) throw new Error("password");
        if (!answer.ok) throw new Error("answer");
        const asked = await answer.json();
        const key = form.dataset.passkey === "make" ? await make(asked) : await sign(asked);
        form.elements.credential.value = JSON.stringify(key);
        form.submit();
      } catch (failed) {
        note.textContent = failed.message === "password" ? note.dataset.password : note.dataset.failed;
      }
    });
  });
})();
