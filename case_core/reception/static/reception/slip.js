// Prints with the button, or with the key P: whoever gave a number has one hand at the keyboard.
const button = document.querySelector("[data-print]");

button.hidden = false;
button.addEventListener("click", () => window.print());
document.addEventListener("keydown", (event) => {
  if (event.key.toLowerCase() !== "p" || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  window.print();
});
