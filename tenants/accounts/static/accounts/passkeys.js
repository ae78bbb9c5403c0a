// Passkeys: asks the browser, and sends its answer with the page's own form. Every word stands in the page.
const TIMED_OUT = "NotAllowedError";
const ALREADY_THERE = "InvalidStateError";

function toBytes(text) {
  const padded = text.replaceAll("-", "+").replaceAll("_", "/").padEnd(Math.ceil(text.length / 4) * 4, "=");
  return Uint8Array.from(atob(padded), (sign) => sign.charCodeAt(0));
}

function toText(bytes) {
  const signs = Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join("");
  return btoa(signs).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function readable(options) {
  const asked = { ...options.publicKey, challenge: toBytes(options.publicKey.challenge) };
  if (asked.user) asked.user = { ...asked.user, id: toBytes(asked.user.id) };
  for (const name of ["allowCredentials", "excludeCredentials"]) {
    if (asked[name]) asked[name] = asked[name].map((known) => ({ ...known, id: toBytes(known.id) }));
  }
  return asked;
}

function sendable(credential) {
  const response = {};
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (credential.response[name]) response[name] = toText(credential.response[name]);
  }
  if (credential.response.getTransports) response.transports = credential.response.getTransports();
  return {
    id: credential.id,
    rawId: toText(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment,
    clientExtensionResults: credential.getClientExtensionResults(),
    response,
  };
}

async function optionsOf(form) {
  if (form.dataset.options) return JSON.parse(form.dataset.options);
  // Asked for when it is needed: a challenge is good for one answer, and this page may have been open for long.
  const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`${answer.status}`);
  return (await answer.json()).request_options;
}

async function ask(form) {
  const publicKey = readable(await optionsOf(form));
  if (form.dataset.passkey === "create") return navigator.credentials.create({ publicKey });
  return navigator.credentials.get({ publicKey });
}

function say(form, words) {
  const place = form.querySelector("[data-passkey-said]");
  place.hidden = !words;
  place.querySelector("p").textContent = words;
}

function wordsFor(form, error) {
  if (error.name === TIMED_OUT) return form.dataset.cancelled;
  if (error.name === ALREADY_THERE) return form.dataset.known ?? form.dataset.failed;
  return form.dataset.failed;
}

async function answer(form, button) {
  button.setAttribute("aria-disabled", "true");
  say(form, "");
  try {
    form.elements.credential.value = JSON.stringify(sendable(await ask(form)));
    form.dataset.answered = "";
    button.removeAttribute("aria-disabled");
    form.requestSubmit();
  } catch (error) {
    button.removeAttribute("aria-disabled");
    say(form, wordsFor(form, error));
    button.focus();
  }
}

function open(form) {
  form.hidden = false;
  form.querySelectorAll("[data-passkey-impossible]").forEach((words) => { words.hidden = true; });
  form.querySelectorAll("[data-passkey-possible]").forEach((part) => { part.hidden = false; });
  form.addEventListener("submit", (event) => {
    if ("answered" in form.dataset) return;
    event.preventDefault();
    const button = form.querySelector("button");
    if (button.getAttribute("aria-disabled") !== "true") answer(form, button);
  }, { capture: true });
}

if (window.PublicKeyCredential && navigator.credentials) {
  document.querySelectorAll("form[data-passkey]").forEach(open);
}
