// A running talk: asks the server which of the city's times has passed, by the server's own clock, and calls for help.
const EVERY = 15000;

class Talk {
  constructor(section) {
    this.place = section.querySelector("[data-talk-part]");
    this.address = `${section.dataset.talkNow}?${new URLSearchParams({ since: section.dataset.talkSince })}`;
    section.addEventListener("submit", (event) => this.call(event));
    this.look();
    setInterval(() => document.hidden || this.look(), EVERY);
    document.addEventListener("visibilitychange", () => document.hidden || this.look());
  }

  async look() {
    const answer = await fetch(this.address, { redirect: "manual" }).catch(() => null);
    if (answer?.ok) this.show(await answer.text());
  }

  // What somebody types there is not taken from under their hands.
  show(html) {
    if (html === this.shown || this.place.contains(document.activeElement)) return;
    this.shown = html;
    this.place.innerHTML = html;
  }

  async call(event) {
    const form = event.target.closest("[data-talk-second]");
    if (!form) return;
    event.preventDefault();
    const body = new URLSearchParams(new FormData(form));
    const answer = await fetch(form.action, { method: "POST", body, redirect: "manual" }).catch(() => null);
    document.activeElement?.blur();
    if (answer?.ok) this.show(await answer.text());
    else form.submit(); // the page then says what is wrong
  }
}

for (const section of document.querySelectorAll("[data-talk]")) new Talk(section);
