// The page's own keys: whatever carries `data-key` is pressed by that key, and listed in the sheet under its own words.
import { isComposing } from "./submit_once.js";

const SWITCH = "mannaka:keys";
const NO_TEXT = new Set(["button", "checkbox", "radio", "submit", "reset", "file", "image", "color", "range"]);

function isTyping(target) {
  if (!(target instanceof Element)) return false;
  if (target.closest("textarea, select, [contenteditable]:not([contenteditable=false])")) return true;
  const input = target.closest("input");
  return Boolean(input) && !NO_TEXT.has(input.type);
}

// A setting of this browser, and nothing about anybody.
function isOn() {
  try {
    return localStorage.getItem(SWITCH) !== "off";
  } catch {
    return true;
  }
}

function keep(on) {
  try {
    if (on) localStorage.removeItem(SWITCH);
    else localStorage.setItem(SWITCH, "off");
  } catch {
    // It holds for this page.
  }
}

function isSeen(element) {
  return element.getClientRects().length > 0;
}

// One key, one thing: the first on the page has it.
function keyed() {
  const found = new Map();
  for (const element of document.querySelectorAll("[data-key]")) {
    if (isSeen(element) && !found.has(element.dataset.key)) found.set(element.dataset.key, element);
  }
  return found;
}

export function nameOf(element) {
  const label = element.dataset.keyName ?? element.getAttribute("aria-label") ?? element.labels?.[0]?.textContent;
  return (label ?? element.querySelector("span:not(.icon)")?.textContent ?? element.textContent).trim();
}

function press(element) {
  if (element.matches("input, textarea, select")) element.focus();
  else element.click();
}

function rows() {
  return [...document.querySelectorAll(".work-list tbody a")].filter(isSeen);
}

function moveRow(step) {
  const links = rows();
  const now = links.indexOf(document.activeElement);
  const next = now < 0 ? (step > 0 ? 0 : links.length - 1) : now + step;
  links[next]?.focus();
}

function line(key, words) {
  const term = document.createElement("dt");
  const kbd = document.createElement("kbd");
  kbd.textContent = key;
  term.append(kbd);
  const meaning = document.createElement("dd");
  meaning.textContent = words;
  return [term, meaning];
}

function fill(sheet) {
  const list = sheet.querySelector("[data-keys]");
  const lines = [...keyed()].flatMap(([key, element]) => line(key, nameOf(element)));
  if (rows().length) lines.push(...line("J", sheet.dataset.next), ...line("K", sheet.dataset.previous), ...line("Enter", sheet.dataset.open));
  list.replaceChildren(...lines);
  sheet.querySelector("[data-keys-switch]").checked = isOn();
}

function open(sheet) {
  if (sheet.open) return;
  fill(sheet);
  sheet.showModal();
}

function onKey(event, sheet, state) {
  if (isComposing(event) || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (document.querySelector("dialog[open]")) return;
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  // Escape is no letter: it leaves a form in which somebody writes (its draft stays), but not an open list of choices.
  const isFree = key === "Escape" ? !event.target.matches?.("select, input[type=date], input[type=search]") : state.on && !isTyping(event.target);
  if (!isFree) return;
  const act = { J: () => moveRow(1), K: () => moveRow(-1), "?": () => open(sheet) }[key];
  const element = keyed().get(key === "Escape" ? "Esc" : key);
  if (!element && !act) return;
  event.preventDefault();
  if (element && element !== sheet.opener) press(element);
  else act?.();
}

export function listenToKeys() {
  const sheet = document.querySelector("dialog[data-key-sheet]");
  if (!sheet) return;
  const state = { on: isOn() };
  sheet.opener = document.querySelector("[data-opens-keys]");
  sheet.opener?.addEventListener("click", () => open(sheet));
  sheet.querySelector("[data-keys-switch]").addEventListener("change", (event) => {
    state.on = event.target.checked;
    keep(state.on);
  });
  document.addEventListener("keydown", (event) => onKey(event, sheet, state));
}
