// The stream of bells: takes a ticket, listens, and comes back after each end; until it is there, the page polls.
import { isOver, send } from "./live_asking.js";

const LONGEST_PAUSE = 60000;
const SILENCE = 40000; // more than two signs of life are missing
const ANSWER = 10000;

export class Stream {
  constructor({ url, topics, token }) {
    Object.assign(this, { url, topics, token });
    this.hearers = [];
    this.failures = 0;
    this.isWanted = false;
  }

  tell(hearer) {
    this.hearers.push(hearer);
  }

  onBell(topic) {
    this.hearers.forEach((hearer) => hearer.hear(topic));
  }

  onState(state) {
    this.hearers.forEach((hearer) => hearer.become(state));
  }

  open() {
    if (this.isWanted) return;
    this.isWanted = true;
    this.connect();
  }

  close() {
    this.isWanted = false;
    this.drop();
  }

  drop() {
    clearTimeout(this.timer);
    clearTimeout(this.guard);
    this.source?.close();
    this.source = null;
  }

  async connect() {
    this.drop();
    const attempt = (this.attempt = Symbol("attempt"));
    let address = "";
    try {
      const response = await send(this.url, this.topics.map((topic) => ["topic", topic]), { token: this.token });
      if (isOver(response)) return this.over();
      if (response.ok) address = (await response.json()).stream;
    } catch {
      address = "";
    }
    if (!this.isWanted || attempt !== this.attempt) return;
    if (address) this.listen(new EventSource(address));
    else this.fail();
  }

  listen(source) {
    this.source = source;
    this.expectSign(ANSWER);
    source.addEventListener("beat", () => this.expectSign(SILENCE));
    source.addEventListener("ready", () => {
      this.expectSign(SILENCE);
      this.failures = 0;
      this.onState("on");
      // What happened since the page was made, or since the last stream.
      this.onBell("");
    });
    source.addEventListener("news", (event) => {
      this.expectSign(SILENCE);
      this.onBell(JSON.parse(event.data).topic);
    });
    source.addEventListener("end", (event) => this.ended(JSON.parse(event.data).why));
    // By itself the browser would come back with the same ticket, which is used up.
    source.onerror = () => source === this.source && this.fail();
  }

  // A line that is dead does not say so.
  expectSign(within) {
    clearTimeout(this.guard);
    this.guard = setTimeout(() => this.fail(), within);
  }

  ended(why) {
    this.drop();
    if (why === "away") this.fail();
    else this.again(why === "expired" ? 500 : 2000);
  }

  fail() {
    this.drop();
    this.failures += 1;
    this.onState("polling");
    this.again(Math.min(1000 * 2 ** this.failures, LONGEST_PAUSE));
  }

  // At a moment of its own: a hundred screens must not come back together.
  again(pause) {
    if (!this.isWanted) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.connect(), pause * (0.5 + Math.random() / 2));
  }

  over() {
    this.close();
    this.onState("over");
  }
}
