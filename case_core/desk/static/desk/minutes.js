// Keeps "12 minutes" true on a page that stays open: the server has said since when.
const EVERY = 20000;

function tell() {
  for (const place of document.querySelectorAll("[data-minutes-since]")) {
    const minutes = Math.max(Math.floor((Date.now() - Date.parse(place.dataset.minutesSince)) / 60000), 0);
    const words = place.dataset.words.replace("{minutes}", minutes);
    if (place.textContent !== words) place.textContent = words;
  }
}

setInterval(tell, EVERY);
