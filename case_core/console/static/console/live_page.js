// One open page: hears bells or polls, fetches what is new, and says so in one quiet sentence.
import { ask, isOver } from "./live_asking.js";
import { Parts } from "./live_parts.js";
import { Presence } from "./live_presence.js";
import { Typing } from "./live_typing.js";

const POLL_EVERY = 15000;
const GATHER = 50; // one change rings several bells
const SAID_FOR = 12000;
const REST_AFTER = 300000;

export class LivePage {
  constructor(bar, stream) {
    const { topics, token, presence, typing } = bar.dataset;
    this.words = bar.dataset;
    this.note = bar.querySelector("[data-live-note]");
    this.edition = `"${bar.dataset.edition}"`;
    this.parts = new Parts({ onShown: () => this.say("sayNew"), onWaiting: () => this.offer() });
    this.presence = presence && new Presence({ url: presence, token, place: bar.querySelector("[data-live-presence]") });
    this.typing = typing && new Typing({ url: typing, token });
    this.topics = new Set(topics.split(" "));
    this.stream = stream;
    stream.tell(this);
  }

  start() {
    document.addEventListener("visibilitychange", () => (document.hidden ? this.hide() : this.wake()));
    window.addEventListener("pagehide", () => this.sleep({ isLeaving: true }));
    window.addEventListener("pageshow", (event) => event.persisted && this.wake());
    window.addEventListener("online", () => this.state === "polling" && this.stream.connect());
    this.wake();
  }

  wake() {
    clearTimeout(this.resting);
    if (this.state === "over") return;
    this.presence?.begin();
    if (this.isAwake) return;
    this.isAwake = true;
    this.stream.open();
  }

  hide() {
    this.presence?.rest();
    // What a citizen's page shows counts as read, so a page that nobody sees asks for nothing.
    const after = "restsAtOnce" in this.words ? 0 : REST_AFTER;
    this.resting = setTimeout(() => this.sleep({}), after);
  }

  sleep({ isLeaving = false }) {
    this.isAwake = false;
    clearInterval(this.polling);
    this.stream.close();
    if (isLeaving) this.presence?.leave();
    else this.presence?.rest();
  }

  become(state) {
    if (state === this.state) return;
    this.state = state;
    clearInterval(this.polling);
    if (state === "polling") {
      this.polling = setInterval(() => this.fetchNews(), POLL_EVERY);
      this.say("sayPolling");
    } else if (state === "over") {
      this.presence?.rest();
      if ("emptiesWhenOver" in this.words) this.parts.empty();
      this.say("sayOver");
    } else if (this.said === "sayPolling") this.fallSilent();
  }

  hear(topic) {
    if (topic && !this.topics.has(topic)) return;
    if (topic.endsWith("-presence")) return this.presence?.look();
    if (topic.endsWith("-typing")) return this.typing?.hear();
    clearTimeout(this.gathering);
    this.gathering = setTimeout(() => this.fetchNews(), GATHER);
  }

  // One at a time; a bell during the fetch asks for another.
  async fetchNews() {
    if (this.isFetching) {
      this.isBehind = true;
      return;
    }
    this.isFetching = true;
    try {
      await this.takeNews(await ask(this.words.news, { headers: { "If-None-Match": this.edition } }));
    } catch {
      // No network for a moment: the next bell or the next poll asks again.
    }
    this.isFetching = false;
    if (this.isBehind) {
      this.isBehind = false;
      await this.fetchNews();
    }
  }

  async takeNews(response) {
    if (isOver(response)) return this.stream.over();
    if (response.status !== 200) return;
    const html = await response.text();
    this.edition = response.headers.get("ETag");
    this.parts.take(html);
    this.typing?.fallSilent();
  }

  say(name) {
    clearTimeout(this.silence);
    this.said = name;
    if (this.note.textContent !== this.words[name]) this.note.textContent = this.words[name];
    if (name === "sayNew") this.silence = setTimeout(() => this.afterNews(), SAID_FOR);
  }

  afterNews() {
    if (this.state === "polling") this.say("sayPolling");
    else this.fallSilent();
  }

  fallSilent() {
    this.said = "";
    this.note.replaceChildren();
  }

  // Something is new where the person works: it waits, and can be called for.
  offer() {
    clearTimeout(this.silence);
    if (this.said === "offer") return;
    this.said = "offer";
    const button = document.createElement("button");
    button.type = "button";
    button.className = "live__show";
    button.textContent = this.words.sayShow;
    button.addEventListener("click", () => this.parts.showAll());
    this.note.replaceChildren(this.words.sayLater, button);
  }
}
