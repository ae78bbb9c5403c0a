// Says in words where a half-written text is; the words themselves stand in the page.
import { labelOf, shownText } from "./form_texts.js";

function made(tag, words = "", className = "") {
  const element = document.createElement(tag);
  element.textContent = words;
  if (className) element.className = className;
  return element;
}

function link(words, href) {
  const element = made("a", words);
  Object.assign(element, { href, target: "_blank", rel: "noopener" });
  return element;
}

export class AutosaveNotice {
  constructor(box, form) {
    this.box = box;
    this.form = form;
    this.words = box.dataset;
    this.line = box.querySelector("[data-autosave-line]");
    this.heard = box.querySelector("[data-autosave-heard]");
    this.hasSaved = false;
  }

  show(tone, ...parts) {
    this.line.dataset.tone = tone;
    this.line.replaceChildren(...parts);
  }

  // Those who listen hear the first save and every trouble, not each of a thousand saves.
  say(words) {
    this.heard.textContent = words;
  }

  saved(at, afterTrouble) {
    const words = this.words.saved.replace("{at}", at);
    this.show("saved", ...(afterTrouble ? [`${this.words.savedAgain} `] : []), words);
    if (afterTrouble) this.say(this.words.savedAgain);
    else if (!this.hasSaved) this.say(words);
    this.hasSaved = true;
  }

  failed(word, { message, isNew }) {
    const told = { offline: this.words.offline, over: this.words.over, other_person: this.words.otherPerson }[word];
    const words = told ?? (message || this.words.refused);
    const parts = [words];
    if (word === "over") parts.push(" ", link(this.words.overLink, this.words.signIn), ` ${this.words.overAfter}`);
    this.show("trouble", ...parts);
    if (isNew) this.say(words);
  }

  clear() {
    this.line.replaceChildren();
  }

  held() {
    this.show("trouble", this.words.held);
    this.say(this.words.held);
  }

  conflict(answer) {
    const note = made("div", "", "autosave__conflict");
    note.append(made("p", answer.message));
    if (answer.other) note.append(this.otherText(answer.other));
    this.box.querySelector(".autosave__conflict")?.remove();
    this.box.append(note);
    this.say(answer.message);
  }

  otherText(other) {
    const details = made("details");
    const list = made("dl", "", "autosave__other");
    for (const [name, text] of Object.entries(other.texts)) {
      if (text) list.append(made("dt", labelOf(this.form, name)), made("dd", shownText(this.form, name, text)));
    }
    const address = new URL(location.href);
    address.searchParams.set("draft", other.key);
    details.append(made("summary", this.words.otherText.replace("{at}", other.at)), list, link(this.words.otherLink, address.href));
    return details;
  }

  found({ take, drop }) {
    const note = made("p", `${this.words.found} `, "autosave__found");
    for (const [words, act] of [[this.words.foundTake, take], [this.words.foundDrop, drop]]) {
      const button = made("button", words, "button button--plain button--small");
      button.type = "button";
      button.addEventListener("click", () => {
        note.remove();
        act();
      });
      note.append(button, " ");
    }
    this.box.append(note);
    this.say(this.words.found);
  }
}
