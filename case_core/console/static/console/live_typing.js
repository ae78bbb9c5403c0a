// The other side is writing: said for some seconds after each bell. While somebody writes here, the other side is rung;
// not a letter of it goes along.
import { send } from "./live_asking.js";

const TELL_EVERY = 4000;
const SAID_FOR = 6000;

export class Typing {
  constructor({ url, token }) {
    Object.assign(this, { url, token, told: 0 });
    this.place = document.querySelector("[data-live-typing]");
    document.querySelector("[data-tells-typing]")?.addEventListener("input", () => this.tell());
  }

  tell() {
    if (Date.now() - this.told < TELL_EVERY) return;
    this.told = Date.now();
    send(this.url, {}, { token: this.token }).catch(() => {});
  }

  hear() {
    if (!this.place) return;
    if (this.place.textContent !== this.place.dataset.say) this.place.textContent = this.place.dataset.say;
    clearTimeout(this.silence);
    this.silence = setTimeout(() => this.fallSilent(), SAID_FOR);
  }

  fallSilent() {
    clearTimeout(this.silence);
    this.place?.replaceChildren();
  }
}
