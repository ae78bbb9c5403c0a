// The link on the receipt carries number and secret behind the "#", which browsers never send: fill them in here.
const form = document.querySelector("[data-booking-door]");
const [number, secret] = decodeURIComponent(location.hash.slice(1)).split(".");
if (form && number && secret) {
  form.elements.namedItem("number").value = number;
  form.elements.namedItem("secret").value = secret;
  // Neither the address bar nor the history keeps them.
  history.replaceState(null, "", location.pathname);
}
