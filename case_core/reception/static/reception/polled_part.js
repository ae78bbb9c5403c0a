// Keeps one part of an open page new: asks every few seconds, and is told with 304 where nothing is.
export class PolledPart {
  constructor(place, { every, onNew, onLost }) {
    Object.assign(this, { place, every, onNew, onLost });
    this.edition = `"${place.dataset.edition}"`;
    const here = new URL(location.href);
    here.search = "?part=1";
    this.url = here.href;
  }

  start() {
    this.timer = setTimeout(() => this.ask(), this.every);
  }

  async ask() {
    try {
      const response = await fetch(this.url, { headers: { "If-None-Match": this.edition }, cache: "no-store" });
      await this.take(response);
    } catch {
      this.onLost?.(true); // no network for a moment: the next turn asks again
    }
    this.start();
  }

  async take(response) {
    if (response.status === 304) return this.onLost?.(false);
    if (!response.ok) return this.onLost?.(true);
    this.edition = response.headers.get("ETag");
    this.place.innerHTML = await response.text();
    this.onLost?.(false);
    this.onNew?.();
  }
}
