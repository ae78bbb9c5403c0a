// Puts a text into the answer where the cursor stands; without this the button asks the server to.
for (const form of document.querySelectorAll("[data-canned]")) {
  const choice = form.elements.canned;
  const button = form.querySelector('button[name="insert"]');
  if (!choice || !button) continue;
  button.addEventListener("click", (event) => {
    event.preventDefault();
    const text = form.querySelector(`[data-canned-text="${CSS.escape(choice.value)}"]`);
    if (!text) return;
    const body = form.elements.body;
    const gap = body.value && !body.value.endsWith("\n") && body.selectionStart === body.value.length ? "\n" : "";
    body.setRangeText(gap + text.content.textContent, body.selectionStart, body.selectionEnd, "end");
    body.dispatchEvent(new Event("input", { bubbles: true }));
    body.focus();
  });
}
