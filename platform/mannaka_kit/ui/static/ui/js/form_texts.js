// Reads what a person wrote into a form, and writes it back.
const OF_THE_PAGE = new Set(["csrfmiddlewaretoken", "idempotency_key", "typed_labels"]);

function isOfThePerson(field) {
  return field.name && !field.disabled && !isOnlyOfThePage(field) && field.type !== "file" && !OF_THE_PAGE.has(field.name);
}

// But for what says which state of a thing the words were written about: it goes with them.
function isOnlyOfThePage(field) {
  return field.type === "hidden" && !("goesWithWords" in field.dataset);
}

// Several answers to one question stand on lines of their own.
function answerIn(field) {
  return field.multiple ? [...field.selectedOptions].map((option) => option.value).join("\n") : field.value;
}

export function readTexts(form) {
  const texts = {};
  for (const field of form.elements) {
    if (!isOfThePerson(field) || field.matches("button, fieldset, output")) continue;
    if (["radio", "checkbox"].includes(field.type) && !field.checked) continue;
    const before = field.type === "checkbox" && texts[field.name];
    texts[field.name] = before ? `${before}\n${field.value}` : answerIn(field);
  }
  return texts;
}

export function writeTexts(form, texts) {
  for (const field of form.elements) {
    if (!isOfThePerson(field) || field.matches("button, fieldset, output")) continue;
    const isTicked = ["radio", "checkbox"].includes(field.type); // what was not ticked has no text
    if (!isTicked && !(field.name in texts)) continue;
    const answers = (texts[field.name] ?? "").split("\n");
    if (isTicked) field.checked = field.name in texts && answers.includes(field.value);
    else if (field.multiple) for (const option of field.options) option.selected = answers.includes(option.value);
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
  const answers = text.split("\n");
  const among = (choices, wordsOf) => [...choices].filter((each) => answers.includes(each.value)).map(wordsOf).join("、") || text;
  if (field instanceof RadioNodeList) return among(field, (each) => each.labels?.[0]?.textContent.trim());
  if (field instanceof HTMLSelectElement) return among(field.options, (each) => each.textContent.trim());
  return text;
}
