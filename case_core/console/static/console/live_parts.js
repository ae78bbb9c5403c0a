// Puts new content in place of old: never under somebody's hands, and nothing that is being read moves.
const KEYS = 'input[name="csrfmiddlewaretoken"], input[name="idempotency_key"]';
const LOOK_AGAIN = 200;

export class Parts {
  constructor({ onShown, onWaiting }) {
    Object.assign(this, { onShown, onWaiting });
    this.waiting = new Map();
    const later = () => {
      clearTimeout(this.timer);
      if (this.waiting.size) this.timer = setTimeout(() => this.showWaiting(), LOOK_AGAIN);
    };
    document.addEventListener("focusout", later);
    document.addEventListener("selectionchange", later);
  }

  take(html) {
    const news = new DOMParser().parseFromString(html, "text/html");
    for (const part of news.querySelectorAll("[data-live-part]")) {
      const place = placeOf(part.dataset.livePart);
      if (place && contentOf(place) !== contentOf(part)) this.waiting.set(part.dataset.livePart, part);
      else this.waiting.delete(part.dataset.livePart);
    }
    this.showWaiting();
  }

  showWaiting() {
    const ready = [...this.waiting].filter(([name, part]) => isUrgent(part) || !isInUse(placeOf(name)));
    if (ready.length) keepingPlace(() => ready.forEach(([name, part]) => this.show(name, part)));
    if (ready.length) this.onShown();
    if (this.waiting.size) this.onWaiting();
  }

  show(name, part) {
    this.waiting.delete(name);
    placeOf(name).replaceChildren(...document.importNode(part, true).childNodes);
  }

  empty() {
    this.waiting.clear();
    document.querySelectorAll("[data-live-part]").forEach((place) => place.replaceChildren());
  }

  // The person asked for it.
  showAll() {
    document.getSelection().removeAllRanges();
    this.showWaiting();
  }
}

function placeOf(name) {
  return document.querySelector(`[data-live-part="${CSS.escape(name)}"]`);
}

// Each rendering of a form has keys of its own; they are no news.
function contentOf(part) {
  const copy = part.cloneNode(true);
  copy.querySelectorAll(KEYS).forEach((input) => input.removeAttribute("value"));
  return copy.innerHTML.trim();
}

// What may no longer be seen goes at once, also while it is being read.
function isUrgent(part) {
  return "liveAtOnce" in part.dataset;
}

function isInUse(place) {
  if (place.contains(document.activeElement)) return true;
  const selection = document.getSelection();
  return selection.type === "Range" && selection.containsNode(place, true);
}

// What the person looks at stays where it is, also in browsers that do not see to it themselves.
function keepingPlace(change) {
  const mark = landmark();
  const before = mark?.getBoundingClientRect().top;
  change();
  if (!mark) return;
  requestAnimationFrame(() => requestAnimationFrame(() => {
    const moved = mark.isConnected ? mark.getBoundingClientRect().top - before : 0;
    if (Math.abs(moved) > 1 && window.scrollY > 0) window.scrollBy(0, moved);
  }));
}

function landmark() {
  const active = document.activeElement;
  if (active && active !== document.body && active.closest("main")) return active;
  const middle = document.elementFromPoint(window.innerWidth / 2, window.innerHeight / 2);
  return middle && !middle.closest("[data-live-part]") ? middle : null;
}
