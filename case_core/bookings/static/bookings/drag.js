// Drag on the day board: a grip beside a booking carries it to another time of the day. It ends in the form of the page
// "change the time", with the same choice, so that whoever has no pointer loses nothing. The room follows from the time.
import { MoveForm } from "./move_form.js";

const SLIP = 4; // pixels that a hand moves without meaning it
const EDGE = 56; // from here on the page moves along
const STEP = 14;

class DragBoard {
  constructor(box) {
    this.box = box;
    this.ask = box.querySelector("[data-drag-ask]");
    this.label = box.querySelector("[data-drag-label]");
    box.classList.add("is-draggable");
    box.addEventListener("pointerdown", (event) => this.take(event));
    box.addEventListener("pointermove", (event) => this.carry(event));
    box.addEventListener("pointerup", (event) => this.drop(event));
    for (const end of ["pointercancel", "lostpointercapture"]) box.addEventListener(end, () => this.stop());
    document.addEventListener("keydown", (event) => event.key === "Escape" && this.stop());
    this.ask.querySelector("[data-drag-stop]").addEventListener("click", () => this.ask.close());
  }

  take(event) {
    const grip = event.target.closest("[data-grip]");
    if (!grip || event.button !== 0 || !event.isPrimary) return;
    event.preventDefault();
    grip.setPointerCapture(event.pointerId);
    const booking = grip.closest("[data-move]");
    const held = { booking, form: new MoveForm(booking.dataset.move), x: event.clientX, y: event.clientY, row: null };
    this.held = held;
    held.form.times().then(() => this.held === held && this.show(held), () => {});
  }

  carry(event) {
    const held = this.held;
    if (!held) return;
    if (!held.moves && Math.hypot(event.clientX - held.x, event.clientY - held.y) < SLIP) return;
    held.moves = true;
    this.box.classList.add("is-dragging");
    held.row = rowAt(this.box, event.clientY);
    this.show(held);
    this.label.style.transform = `translate(${event.clientX + 16}px, ${event.clientY + 16}px)`;
    if (event.clientY < EDGE) window.scrollBy(0, -STEP);
    else if (event.clientY > window.innerHeight - EDGE) window.scrollBy(0, STEP);
  }

  // Which lines are free is known as soon as the form has come.
  show(held) {
    if (!held.moves) return;
    for (const row of rowsOf(this.box)) {
      row.classList.toggle("is-free", Boolean(held.form.timeIn(row.dataset)));
      row.classList.toggle("is-over", row === held.row);
    }
    this.label.hidden = false;
    this.label.textContent = this.words(held);
  }

  words({ booking, form, row }) {
    const { who } = booking.dataset;
    if (!row || !form.isHere) return who;
    const time = form.timeIn(row.dataset);
    return time ? `${who} → ${time.label}` : this.taken(who);
  }

  async drop(event) {
    const held = this.held;
    const row = held?.moves ? rowAt(this.box, event.clientY) : null;
    this.stop();
    if (!row || row.contains(held.booking)) return;
    try {
      await held.form.times();
    } catch {
      window.location.assign(held.booking.dataset.move); // signed out, or cut off: the page itself says which
      return;
    }
    const time = held.form.timeIn(row.dataset);
    if (time) this.confirm(held, time);
    else this.tell(this.taken(held.booking.dataset.who));
  }

  taken(who) {
    return this.box.dataset.taken.replace("{who}", who);
  }

  confirm({ booking, form }, time) {
    this.ask.querySelector("[data-drag-who]").textContent = booking.dataset.who;
    this.ask.querySelector("[data-drag-times]").textContent = `${booking.dataset.from} → ${time.label}`;
    this.ask.querySelector("[data-drag-form]").replaceChildren(form.choosing(time));
    this.ask.showModal();
  }

  tell(words) {
    this.box.querySelector("[data-drag-told]").textContent = words;
  }

  stop() {
    if (!this.held) return;
    this.held = null;
    this.tell("");
    this.label.hidden = true;
    this.box.classList.remove("is-dragging");
    for (const row of rowsOf(this.box)) row.classList.remove("is-free", "is-over");
  }
}

function rowsOf(box) {
  return [...box.querySelectorAll("tr[data-begins]")];
}

// Its first cell is as high as the line: the others may reach over several.
function rowAt(box, y) {
  return rowsOf(box).find((row) => {
    const { top, bottom } = row.cells[0].getBoundingClientRect();
    return top <= y && y < bottom;
  });
}

document.querySelectorAll("[data-drag-board]").forEach((box) => new DragBoard(box));
