// The privacy sheet is printed for the city's own review.
const button = document.querySelector("[data-prints]");
if (button) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
