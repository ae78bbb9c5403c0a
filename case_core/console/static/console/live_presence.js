// Who else has this case open: said every twenty seconds while the page is seen, taken back when it is left.
import { ask, send } from "./live_asking.js";

const EVERY = 20000;

export class Presence {
  constructor({ url, token, place }) {
    Object.assign(this, { url, token, place });
    this.page = [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  begin() {
    clearInterval(this.timer);
    this.timer = setInterval(() => this.stay(), EVERY);
    this.stay();
  }

  rest() {
    clearInterval(this.timer);
  }

  stay() {
    return this.show(send(this.url, { page: this.page }, { token: this.token }));
  }

  look() {
    return this.show(ask(this.url));
  }

  leave() {
    this.rest();
    send(this.url, { page: this.page, gone: "1" }, { token: this.token, keepalive: true }).catch(() => {});
  }

  async show(asked) {
    try {
      const response = await asked;
      if (!response.ok) return;
      const { sentence } = await response.json();
      if (this.place.textContent !== sentence) this.place.textContent = sentence;
    } catch {
      // The next sign asks again.
    }
  }
}
