// Everything that the page can do, found by its own words: the commands are its links, buttons and keys, nothing else.
import { isComposing } from "./submit_once.js";
import { nameOf } from "./shortcuts.js";

const PLACES = [
  [".case-actions a, .case-actions button", ""],
  ["[data-key]", ""],
  ["main .buttons a, main .buttons button", ""],
  [".tabs a", ""],
  [".console__actions a, .console__actions button", ""],
  [".console__nav a", ""],
  ["main .breadcrumb a, main .back-link", ""],
  [".work-list tbody a", "number"],
  [".console__account a, .console__account button", ""],
];
const MOST = 60;
const KANA = /[\u3041-\u3096]/g;

// As people type: width, case and the two kana do not matter.
function folded(text) {
  return text.normalize("NFKC").toLowerCase().replace(KANA, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0x60));
}

function isUsable(element) {
  return element.getClientRects().length > 0 && !element.disabled && element.getAttribute("aria-current") !== "page";
}

function wordsOf(element, extra) {
  const number = extra === "number" ? element.closest("tr")?.querySelector("th")?.textContent.trim() : "";
  return [number, nameOf(element)].filter(Boolean).join(" ");
}

// One line for each thing: the same link twice on a page is one command.
function commands() {
  const found = new Map();
  for (const [selector, extra] of PLACES) {
    for (const element of document.querySelectorAll(selector)) {
      if (!isUsable(element) || element.closest("dialog") || element.matches("[data-opens-palette]")) continue;
      const words = wordsOf(element, extra);
      const name = element.href ?? words;
      if (words && !found.has(name)) found.set(name, { element, words, folded: folded(words), key: element.dataset.key ?? "" });
    }
  }
  return [...found.values()];
}

function matching(all, asked) {
  const parts = folded(asked).split(/\s+/).filter(Boolean);
  return all.filter((each) => parts.every((part) => each.folded.includes(part))).slice(0, MOST);
}

function optionOf(command, number) {
  const item = document.createElement("li");
  item.className = "palette__item";
  item.id = `palette-${number}`;
  item.setAttribute("role", "option");
  item.setAttribute("aria-selected", "false");
  const words = document.createElement("span");
  words.textContent = command.words;
  item.append(words);
  if (command.key) {
    const key = document.createElement("kbd");
    key.textContent = command.key;
    item.append(key);
  }
  return item;
}

class Palette {
  constructor(dialog) {
    this.dialog = dialog;
    for (const name of ["input", "list", "none", "status"]) this[name] = dialog.querySelector(`[data-palette-${name}]`);
    this.input.addEventListener("input", () => this.show());
    this.input.addEventListener("keydown", (event) => this.onKey(event));
    this.list.addEventListener("click", (event) => this.run(this.shown[[...this.list.children].indexOf(event.target.closest("li"))]));
    dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  }

  open() {
    if (this.dialog.open || document.querySelector("dialog[open]")) return;
    this.all = commands();
    this.input.value = "";
    this.dialog.showModal();
    this.input.focus();
    this.show();
  }

  show() {
    this.shown = matching(this.all, this.input.value);
    this.list.replaceChildren(...this.shown.map(optionOf));
    this.none.hidden = this.shown.length > 0;
    this.none.textContent = this.shown.length ? "" : this.dialog.dataset.none;
    this.status.textContent = this.shown.length ? this.dialog.dataset.found.replace("{n}", this.shown.length) : this.dialog.dataset.none;
    this.choose(0);
  }

  choose(number) {
    const options = [...this.list.children];
    this.chosen = options.length ? (number + options.length) % options.length : -1;
    options.forEach((option, place) => option.setAttribute("aria-selected", String(place === this.chosen)));
    const option = options[this.chosen];
    if (option) this.input.setAttribute("aria-activedescendant", option.id);
    else this.input.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  }

  // While an input method composes, its keys are its own.
  onKey(event) {
    if (isComposing(event)) return;
    const act = {
      ArrowDown: () => this.choose(this.chosen + 1),
      ArrowUp: () => this.choose(this.chosen - 1),
      Enter: () => this.run(this.shown[this.chosen]),
    }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  run(command) {
    if (!command) return;
    this.dialog.close();
    if (!document.contains(command.element)) return;
    if (command.element.matches("input, textarea, select")) command.element.focus();
    else command.element.click();
  }
}

export function offerPalette() {
  const dialog = document.querySelector("dialog[data-palette]");
  if (!dialog) return;
  const palette = new Palette(dialog);
  document.querySelector("[data-opens-palette]")?.addEventListener("click", () => palette.open());
  document.addEventListener("keydown", (event) => {
    const isAsked = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === "k";
    if (!isAsked || isComposing(event)) return;
    event.preventDefault();
    palette.open();
  });
}
