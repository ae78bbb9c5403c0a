// Telephone intake: a clock that runs by itself, and people who may be the caller, beside the form.
const PAUSE = 300;

function runClock() {
  const clock = document.querySelector("[data-timer]");
  if (!clock) return;
  const shown = clock.querySelector("[data-timer-shown]");
  const begin = performance.now() - Number(clock.dataset.elapsed) * 1000;
  const tick = () => {
    const seconds = Math.floor((performance.now() - begin) / 1000);
    shown.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  };
  tick();
  clock.hidden = false;
  setInterval(tick, 1000);
}

// Whoever goes on with a half-written matter writes at its end.
function writeOn(field) {
  field.focus();
  field.setSelectionRange(field.value.length, field.value.length);
}

class Candidates {
  constructor(form) {
    this.form = form;
    this.place = document.querySelector("[data-candidates]");
    this.fields = ["telephone", "name_kana", "name", "birth_date"].map((name) => form.elements[name]);
    for (const field of this.fields) {
      field.addEventListener("input", (event) => event.isComposing || this.soon());
      field.addEventListener("compositionend", () => this.soon());
    }
    this.place.addEventListener("click", (event) => this.onPress(event.target.closest("[data-candidate]")));
    form.querySelector("[data-known-drop]").addEventListener("click", () => this.drop());
    if (form.elements.known.value) this.mark(form.elements.name.value);
    else if (form.elements.telephone.value && !form.elements.matter.value) this.look(); // the telephone has filled the number in
  }

  soon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.look(), PAUSE);
  }

  async look() {
    const [telephone, kana, name, birth] = this.fields.map((field) => field.value.trim());
    const typed = [telephone, kana, name, birth].join("/");
    // What is too short to say anything is left out by the server, too.
    const isEnough = /(?:[0-9０-９][^0-9０-９]*){4}/.test(telephone + birth) || [...kana].length >= 2 || name.length > 0;
    if (!isEnough || typed === this.typed || this.form.elements.known.value) return;
    this.typed = typed;
    this.asked?.abort();
    this.asked = new AbortController();
    const body = new URLSearchParams({ telephone, name_kana: kana, name, birth_date: birth });
    const headers = { "X-CSRFToken": this.form.elements.csrfmiddlewaretoken.value };
    const options = { method: "POST", body, headers, redirect: "manual", signal: this.asked.signal };
    const answer = await fetch(this.form.dataset.candidatesUrl, options).catch(() => null);
    if (answer?.ok) this.place.innerHTML = await answer.text();
    else this.typed = null; // the next keystroke asks again
  }

  onPress(button) {
    if (!button) return;
    const { candidate, name, kana, telephone, birth } = button.dataset;
    const fields = this.form.elements;
    fields.known.value = candidate;
    fields.name.value = name;
    fields.telephone.value = telephone;
    fields.name_kana.value = kana;
    fields.birth_date.value = birth;
    this.mark(name);
    fields.name.dispatchEvent(new Event("input", { bubbles: true }));
    writeOn(fields.matter);
  }

  mark(name) {
    const note = this.form.querySelector("[data-known]");
    const words = note.querySelector("[data-known-name]");
    words.textContent = name ? words.dataset.words.replace("{name}", name) : words.dataset.nobody;
    note.hidden = false;
    for (const field of this.fields) field.readOnly = true;
  }

  drop() {
    this.form.elements.known.value = "";
    this.typed = null;
    this.form.querySelector("[data-known]").hidden = true;
    for (const field of this.fields) field.readOnly = false;
    this.form.elements.name.focus();
  }
}

const form = document.querySelector("form[data-intake]");
if (form) new Candidates(form);
if (form?.elements.matter.value && !document.querySelector(".field__error")) writeOn(form.elements.matter);
runClock();
