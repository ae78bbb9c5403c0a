// Covers a part of a sentence: what is selected in the text becomes one more box, ticked. Without it whole sentences do.
for (const form of document.querySelectorAll("[data-blackout]")) {
  for (const text of form.querySelectorAll("[data-blackout-text]")) enhance(form, text);
}

function enhance(form, text) {
  const source = text.querySelector("[data-blackout-source]");
  const note = text.querySelector("[data-blackout-note]");
  text.querySelector("[data-blackout-free]").hidden = false;
  text.querySelector("[data-blackout-add]").addEventListener("click", () => {
    const [begins, ends] = [source.selectionStart, source.selectionEnd];
    if (begins === ends) {
      note.textContent = form.dataset.sayNothing;
      return;
    }
    const words = source.value.slice(begins, ends);
    const label = box(`${text.dataset.place}:${letters(source.value, begins)}-${letters(source.value, ends)}`);
    const shown = document.createElement("span");
    shown.textContent = `${form.dataset.saySelected}：${words}`;
    label.append(shown);
    text.querySelector("[data-blackout-selected]").append(label);
    note.textContent = shown.textContent;
  });
}

// The server counts letters; a browser counts some of them twice.
function letters(value, place) {
  return [...value.slice(0, place)].length;
}

function box(value) {
  const label = document.createElement("label");
  label.className = "blackout__part";
  const input = document.createElement("input");
  Object.assign(input, { type: "checkbox", name: "spans", value, checked: true });
  label.append(input);
  return label;
}
