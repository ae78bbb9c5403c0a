// A second press while the first is on its way does nothing; the server's key makes it harmless without this.
export function isComposing(event) {
  // Safari ends the composition before the Enter that confirmed it; 229 is the sign that remains.
  return event.isComposing || event.keyCode === 229;
}

function mark(form, sending) {
  form.toggleAttribute("data-sending", sending);
  for (const button of form.querySelectorAll('button[type="submit"], button:not([type])')) {
    if (sending) button.setAttribute("aria-disabled", "true");
    else button.removeAttribute("aria-disabled");
  }
}

export function guardForms() {
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && isComposing(event) && event.target.matches("input")) event.preventDefault();
  });
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || event.defaultPrevented) return;
    if (form.hasAttribute("data-sending")) event.preventDefault();
    else mark(form, true);
  });
  // The page may come back from the browser's memory with its buttons still asleep.
  window.addEventListener("pageshow", () => document.querySelectorAll("form[data-sending]").forEach((form) => mark(form, false)));
}
