// Sends files one by one and shows how far each is; the form works without it, too.
const FIRST_POLL = 2000;
const SLOWER = 1.25;
const LONGEST_POLL = 30000;
const MOST_POLLS = 40;
const list = document.querySelector("[data-files-list]");

async function pageNow() {
  const answer = await fetch(location.pathname + location.search, { headers: { accept: "text/html" } });
  return answer.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
}

function showList(page) {
  const fresh = page?.querySelector("[data-files-list]");
  if (!fresh || fresh.innerHTML === list.innerHTML || list.contains(document.activeElement)) return;
  list.replaceChildren(...fresh.childNodes);
}

// What waits for its check is looked at again; a page that nobody looks at asks nothing.
let polls = 0;
function waitForCheck() {
  const waits = list?.querySelector("[data-files-waiting='1']");
  if (!waits || polls >= MOST_POLLS) return;
  polls += 1;
  setTimeout(async () => {
    if (!document.hidden) showList(await pageNow().catch(() => null));
    waitForCheck();
  }, Math.min(FIRST_POLL * SLOWER ** polls, LONGEST_POLL));
}

// Also where there is no certificate, which `randomUUID` asks for.
function newKey() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function lineOf(form, file) {
  const item = document.createElement("li");
  const name = document.createElement("span");
  name.textContent = file.name;
  const bar = document.createElement("progress");
  bar.max = 1;
  bar.value = 0;
  bar.setAttribute("aria-label", file.name);
  const words = document.createElement("span");
  words.textContent = form.dataset.sending;
  item.append(name, bar, words);
  return { item, bar, words };
}

// Each file is a request of its own, with a key of its own: one that is refused keeps no other back.
function send(form, file, line) {
  const body = new FormData(form);
  body.delete("file");
  body.set("idempotency_key", newKey());
  body.append("file", file, file.name);
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.responseType = "document";
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) line.bar.value = event.loaded / event.total;
    });
    request.addEventListener("load", () => resolve(request.status < 400 ? request.response : null));
    for (const name of ["error", "abort", "timeout"]) request.addEventListener(name, () => resolve(null));
    request.send(body);
  });
}

// Back comes the page: with the form and what stopped it, or with the list in which the file now stands.
function outcome(form, page) {
  if (!page) return form.dataset.failed;
  return [...page.querySelectorAll("form[data-upload] .field__error")].map((error) => error.textContent.trim()).join(" ");
}

async function sendAll(form, files) {
  const place = form.querySelector("[data-uploads]");
  const status = form.querySelector("[data-upload-status]");
  const lines = files.map((file) => lineOf(form, file));
  place.replaceChildren(...lines.map((line) => line.item));
  place.hidden = false;
  let refused = 0;
  for (const [number, file] of files.entries()) {
    const line = lines[number];
    const page = await send(form, file, line);
    const problem = outcome(form, page);
    line.bar.value = 1;
    line.words.textContent = problem ? form.dataset.refused : form.dataset.sent;
    if (problem) {
      refused += 1;
      const why = document.createElement("span");
      why.className = "is-refused";
      why.textContent = problem;
      line.item.append(why);
      line.bar.remove();
    }
    status.textContent = `${file.name} ${problem || form.dataset.sent}`;
    showList(page);
  }
  return refused;
}

function guardUpload(form) {
  form.addEventListener("submit", async (event) => {
    const input = form.elements.file;
    const files = [...input.files];
    if (!files.length || form.hasAttribute("data-uploading")) {
      if (form.hasAttribute("data-uploading")) event.preventDefault();
      return;
    }
    event.preventDefault();
    form.setAttribute("data-uploading", "");
    const leaving = (leave) => leave.preventDefault();
    window.addEventListener("beforeunload", leaving);
    const refused = await sendAll(form, files);
    window.removeEventListener("beforeunload", leaving);
    form.removeAttribute("data-uploading");
    input.value = "";
    if (!refused) form.elements.note.value = "";
    polls = 0;
    waitForCheck();
  });
}

const form = document.querySelector("form[data-upload]");
if (form) guardUpload(form);
waitForCheck();
