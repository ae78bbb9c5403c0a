// Keeps what is written in a form whose draft the server takes: `[data-autosave]` inside the form says where and how.
import { AutosaveNotice } from "./autosave_notice.js";
import { DraftDoor } from "./draft_door.js";
import { readTexts, writeTexts } from "./form_texts.js";
import { LocalCopy } from "./local_copy.js";

const WAIT = 1500; // after the first keystroke that is not saved yet; so at most every 2 s, and within 2 s of the last
const BACK_OFF = [2000, 4000, 8000, 15000, 30000];
const SUBMIT_WAITS = 2000;
const WHILE_SIGNED_OUT = 4000;

export class Autosave {
  constructor(box) {
    this.box = box;
    this.form = box.closest("form");
    this.field = (name) => this.form.elements[`draft_${name}`];
    this.author = this.field("author").value;
    this.door = new DraftDoor(box.dataset.url);
    this.notice = new AutosaveNotice(box, this.form);
    this.copy = new LocalCopy(this.author, box.dataset.form, box.dataset.subject);
    this.state = "saved";
    this.failures = 0;
    this.isDirty = false;
    this.isLeaving = false;
    // On the way back the server shows the draft, or nothing where it was sent; the browser would bring the text again.
    this.form.autocomplete = "off";
    this.listen();
    this.findLocalCopy();
    if ("unsaved" in box.dataset) this.touched();
  }

  listen() {
    this.form.addEventListener("input", (event) => event.target.name && this.touched());
    this.form.addEventListener("change", (event) => event.target.name && this.touched());
    this.form.addEventListener("submit", (event) => this.onSubmit(event));
    window.addEventListener("pageshow", () => { this.isLeaving = false; });
    window.addEventListener("pagehide", () => this.onLeave());
    window.addEventListener("beforeunload", (event) => this.isInDanger() && event.preventDefault());
    window.addEventListener("online", () => this.state === "offline" && this.flush());
    document.addEventListener("visibilitychange", () => document.hidden || this.onReturn());
    window.addEventListener("focus", () => this.onReturn());
  }

  touched() {
    if (this.isStopped()) return;
    this.isDirty = true;
    this.copy.write(this.snapshot());
    // Typing does not shorten the pauses between the tries while nobody answers.
    if (!this.timer && !this.saving) this.timer = setTimeout(() => this.flush(), this.pause() || WAIT);
  }

  isStopped() {
    return this.state === "other_person";
  }

  isInDanger() {
    return this.isDirty && !this.isLeaving && this.state !== "saved";
  }

  pause() {
    if (this.state === "over") return WHILE_SIGNED_OUT;
    return this.state === "offline" ? BACK_OFF[Math.min(this.failures - 1, BACK_OFF.length - 1)] : 0;
  }

  snapshot() {
    const { key, version } = this.names();
    return { key, version, texts: readTexts(this.form) };
  }

  names() {
    return { key: this.field("key").value, version: Number(this.field("version").value) };
  }

  // Saves what is not saved, one save at a time.
  async flush() {
    clearTimeout(this.timer);
    this.timer = null;
    if (this.saving) await this.saving;
    if (!this.isDirty || this.isStopped()) return;
    this.saving = this.save().finally(() => { this.saving = null; });
    await this.saving;
    // What the server refuses, it is asked again only when something else is written.
    if (this.isDirty && !this.isStopped() && this.state !== "refused") this.timer ??= setTimeout(() => this.flush(), this.pause() || WAIT);
  }

  fields() {
    const { key, version } = this.names();
    const about = { draft_key: key, draft_version: version, draft_page: this.field("page").value, draft_author: this.author };
    return { ...readTexts(this.form), ...about, draft_form: this.box.dataset.form, draft_subject: this.box.dataset.subject };
  }

  async save() {
    this.isDirty = false;
    this.hadConflict = false;
    if (this.state === "over") {
      // Signing in gives the page a new token: first ask, with no sign of life, whether somebody has.
      const word = await this.door.knock(this.author);
      if (word !== "alive") return this.notSaved(word);
    }
    const answer = await this.door.save(this.fields(), this.author);
    if (answer.word === "saved") this.saved(answer);
    else if (answer.word === "conflict") await this.goOnUnderNewKey(answer);
    else this.notSaved(answer.word, answer.message);
  }

  saved(answer) {
    const was = this.state;
    this.state = "saved";
    this.failures = 0;
    this.field("version").value = answer.version;
    if (!this.isDirty) this.copy.drop();
    this.notice.saved(answer.at, was !== "saved" && was !== "conflict");
    this.nameInAddress();
  }

  notSaved(word, message) {
    this.isDirty = true;
    this.failures += 1;
    this.failed(word, message);
  }

  failed(word, message = "") {
    const isNew = this.state !== word;
    this.state = word;
    this.notice.failed(word, { message, isNew });
    if (word === "other_person") this.copy.drop();
  }

  // Another page wrote under the same key: nothing is overwritten, both texts stay.
  async goOnUnderNewKey(answer) {
    this.field("key").value = answer.key;
    this.field("version").value = 0;
    this.state = "conflict";
    this.hadConflict = true;
    this.notice.conflict(answer);
    const again = await this.door.save(this.fields(), this.author);
    if (again.word === "saved") this.saved(again);
    else this.notSaved(again.word, again.message);
  }

  // A reload or the browser's way back then shows the text.
  nameInAddress() {
    const address = new URL(location.href);
    if (this.isSubmitting) return;
    if (address.searchParams.get("draft") === this.names().key) return;
    address.searchParams.set("draft", this.names().key);
    history.replaceState(history.state, "", address);
  }

  async onSubmit(event) {
    if (event.defaultPrevented || this.isLeaving) return;
    if (!this.isDirty && !this.saving && navigator.onLine) {
      this.isLeaving = true;
      return;
    }
    event.preventDefault();
    const button = event.submitter;
    this.isSubmitting = true; // the page is about to go: its address is let alone
    await Promise.race([this.flush(), new Promise((done) => setTimeout(done, SUBMIT_WAITS))]);
    this.isSubmitting = false;
    if (this.state === "offline" || !navigator.onLine) return this.notice.held();
    // Two pages of one draft: whoever presses has first seen that there is another text.
    if (this.hadConflict) {
      this.hadConflict = false;
      return;
    }
    if (this.state === "saved") this.copy.drop();
    this.isLeaving = true;
    this.form.requestSubmit(button);
  }

  onLeave() {
    if (this.isDirty && !this.isLeaving && this.state === "saved") this.door.save(this.fields(), this.author, { last: true });
  }

  // Somebody may have signed in or out in another tab meanwhile, and the form must carry today's token.
  async onReturn() {
    if (this.isDirty) return this.state === "saved" ? undefined : this.flush();
    if (this.isAsking) return;
    this.isAsking = true;
    const word = await this.door.knock(this.author);
    this.isAsking = false;
    if (this.isDirty) return;
    if (word === "other_person" || word === "over") this.failed(word);
    else if (word === "alive" && this.state === "over") this.alive();
  }

  alive() {
    this.state = "saved";
    this.notice.clear();
  }

  findLocalCopy() {
    const copy = this.copy.read();
    if (!copy) return;
    const here = this.names();
    if (copy.key === here.key && copy.version === here.version) this.take(copy);
    else this.notice.found({ take: () => this.take(copy), drop: () => this.copy.drop() });
  }

  take(copy) {
    writeTexts(this.form, copy.texts);
    this.touched();
  }
}

export function keepDrafts() {
  return [...document.querySelectorAll("[data-autosave]")].map((box) => new Autosave(box));
}
