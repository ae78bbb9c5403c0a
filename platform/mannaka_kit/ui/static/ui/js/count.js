// Tells how many characters are left; the server counts again and says the same.
const NEAR = 0.8;

function show(note, field) {
  const limit = Number(note.dataset.limit);
  const length = [...field.value.replace(/\r\n?/g, "\n")].length;
  const over = length > limit;
  note.hidden = length < limit * NEAR;
  note.classList.toggle("is-over", over);
  note.textContent = (over ? note.dataset.over : note.dataset.left).replace("{n}", Math.abs(limit - length).toLocaleString());
}

export function countCharacters() {
  for (const note of document.querySelectorAll("[data-count-for]")) {
    const field = document.getElementById(note.dataset.countFor);
    if (!field) continue;
    field.addEventListener("input", () => show(note, field));
    show(note, field);
  }
}
