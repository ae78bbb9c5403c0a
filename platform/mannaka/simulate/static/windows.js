/* What is new appears by itself; values are copied by a press; Enter sends, as on a telephone's keyboard. */

const EVERY = 1500;

function toTheEnd(talk) {
  talk.scrollTop = talk.scrollHeight;
}

async function refresh(place) {
  const answer = await fetch(place.dataset.news);
  if (!answer.ok) return;
  const text = await answer.text();
  // Nobody loses the button under their finger: what is new waits until they are elsewhere.
  if (text === place.lastText || place.querySelector(":focus")) return;
  place.lastText = text;
  place.replaceChildren(...new DOMParser().parseFromString(text, "text/html").body.childNodes);
  toTheEnd(place);
}

for (const place of document.querySelectorAll("[data-news]")) {
  toTheEnd(place);
  const look = () => refresh(place).catch(() => {}).finally(() => setTimeout(look, EVERY));
  look();
}

for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = false;
  const value = button.parentElement.querySelector("input");
  const words = button.textContent;
  button.addEventListener("click", async () => {
    value.select();
    await navigator.clipboard.writeText(value.value);
    button.textContent = `${words} ✓`;
  });
  value.addEventListener("focus", () => value.select());
}

for (const area of document.querySelectorAll("[data-enter-sends]")) {
  area.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || !area.value.trim()) return;
    event.preventDefault();
    area.form.requestSubmit();
  });
}
