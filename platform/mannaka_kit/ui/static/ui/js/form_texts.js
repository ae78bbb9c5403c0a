// Reads what a person wrote into a form, and writes it back.
const OF_THE_PAGE = new Set(["csrfmiddlewaretoken", "idempotency_key", "typed_labels"]);

function isOfThePerson(field) {
  return field.name && !field.disabled && field.type !== "hidden" && field.type !== "file" && !OF_THE_PAGE.has(field.name);
}

export function readTexts(form) {
  const texts = {};
  for (const field of form.elements) {
    if (!isOfThePerson(field) || field.matches("button, fieldset, output")) continue;
    if (["radio", "checkbox"].includes(field.type) && !field.checked) continue;
    texts[field.name] = field.value;
  }
  return texts;
}

export function writeTexts(form, texts) {
  for (const field of form.elements) {
    if (!isOfThePerson(field) || !(field.name in texts)) continue;
    if (["radio", "checkbox"].includes(field.type)) field.checked = field.value === texts[field.name];
    else field.value = texts[field.name];
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

export function labelOf(form, name) {
  const field = form.elements[name];
  const one = field instanceof RadioNodeList ? field[0] : field;
  const set = one?.closest("fieldset")?.querySelector("legend");
  return (set ?? one?.labels?.[0])?.firstChild?.textContent.trim() ?? name;
}

// What a choice means to the reader, not its code.
export function shownText(form, name, text) {
  const field = form.elements[name];
  if (field instanceof RadioNodeList) return [...field].find((each) => each.value === text)?.labels?.[0]?.textContent.trim() ?? text;
  if (field instanceof HTMLSelectElement) return [...field.options].find((each) => each.value === text)?.textContent.trim() ?? text;
  return text;
}
