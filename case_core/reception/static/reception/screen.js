// The waiting hall's screen: new calls appear, ring and are read aloud. Without this script the page reloads itself.
import { Chime } from "./chime.js";
import { PolledPart } from "./polled_part.js";

const EVERY = 2500;
const place = document.querySelector("[data-screen]");
const said = document.querySelector("[data-said]");
const lost = document.querySelector("[data-lost]");
const button = document.querySelector("[data-sound]");
const chime = new Chime();
let isLoud = false;
let known = keys();

function calls() {
  return [...place.querySelectorAll("[data-call]")];
}

function keys() {
  return new Set(calls().map((call) => call.dataset.call));
}

function speak(call) {
  if (!("speechSynthesis" in window)) return;
  for (const lang of ["ja", "en"]) {
    const words = new SpeechSynthesisUtterance(call.dataset[lang]);
    words.lang = lang === "ja" ? "ja-JP" : "en-US";
    speechSynthesis.speak(words);
  }
}

function announce() {
  const news = calls().filter((call) => !known.has(call.dataset.call));
  known = keys();
  if (!news.length) return;
  said.textContent = news.map((call) => call.dataset.ja).join(" ");
  if (!isLoud) return;
  const pause = chime.ring();
  setTimeout(() => news.forEach(speak), pause);
}

button.hidden = false;
button.setAttribute("aria-pressed", "false");
button.addEventListener("click", async () => {
  isLoud = !isLoud;
  button.setAttribute("aria-pressed", String(isLoud));
  button.textContent = isLoud ? button.dataset.on : button.dataset.off;
  if (!isLoud) return globalThis.speechSynthesis?.cancel();
  await chime.wake();
  chime.ring();
});

new PolledPart(place, { every: EVERY, onNew: announce, onLost: (isLost) => (lost.hidden = !isLost) }).start();
