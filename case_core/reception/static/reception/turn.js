// The citizen's own number: the page keeps itself new, and the phone shakes once when it is called.
import { PolledPart } from "./polled_part.js";

const place = document.querySelector("[data-turn]");
const title = document.title;
let was = state();

function state() {
  return place.querySelector("[data-state]")?.dataset.state;
}

function look() {
  const now = state();
  if (now === "called" && was !== "called") navigator.vibrate?.([300, 150, 300]);
  const words = place.querySelector("[data-state]")?.dataset.title;
  document.title = words ? `${words}｜${title}` : title;
  was = now;
}

new PolledPart(place, { every: 5000, onNew: look }).start();
