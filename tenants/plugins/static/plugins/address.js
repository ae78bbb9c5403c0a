// Copies the address at a press, and looks every five seconds whether the first message has come.
const PAUSE = 5000;
const source = document.querySelector("[data-copied-from]");
const button = document.querySelector("[data-copies]");
const told = document.querySelector("[data-copied]");

async function copy() {
  source.select();
  try {
    await navigator.clipboard.writeText(source.value);
  } catch {
    document.execCommand("copy"); // without a certificate the newer way is closed; the text is selected either way
  }
  told.textContent = told.dataset.copied;
}

async function look() {
  try {
    const answer = await fetch(location.href, { headers: { accept: "text/html" }, cache: "no-store" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (answer.ok && !page.querySelector("[data-channel-waits]")) return location.reload();
  } catch {
    // The server is away for a moment: the next look may find it.
  }
  return setTimeout(look, PAUSE);
}

if (source && button) {
  button.hidden = false;
  button.addEventListener("click", copy);
}
if (document.querySelector("[data-channel-waits]")) setTimeout(look, PAUSE);
