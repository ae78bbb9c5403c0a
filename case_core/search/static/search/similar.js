// Cases like what is being written, beside the form: asked for when the hands rest, and never for the same text twice.
const PAUSE = 900;
const FEWEST = 12;

class Similar {
  constructor(place, field) {
    this.place = place;
    this.field = field;
    this.teaching = place.innerHTML;
    field.addEventListener("input", (event) => event.isComposing || this.soon());
    field.addEventListener("compositionend", () => this.soon());
    if (field.value) this.soon();
  }

  soon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.look(), PAUSE);
  }

  async look() {
    const matter = this.field.value.trim();
    if (matter === this.told) return;
    this.asked?.abort();
    this.told = matter;
    if ([...matter].length < FEWEST) {
      this.place.innerHTML = this.teaching;
      return;
    }
    this.asked = new AbortController();
    const token = this.field.form.elements.csrfmiddlewaretoken.value;
    const options = { method: "POST", body: new URLSearchParams({ matter }), headers: { "X-CSRFToken": token } };
    const answer = await fetch(this.place.dataset.similar, {
      ...options,
      redirect: "manual",
      signal: this.asked.signal,
    }).catch(() => null);
    if (this.told !== matter) return; // somebody typed on
    if (answer?.ok) this.place.innerHTML = await answer.text();
    else this.told = null; // the next keystroke asks again
  }
}

for (const place of document.querySelectorAll("[data-similar]")) {
  const field = document.getElementById(place.dataset.similarFrom);
  if (field) new Similar(place, field);
}
