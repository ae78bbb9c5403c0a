// What a booth gains from JavaScript: it loads anew only when there is something new, and shows how long it waits before
// it returns to its start; any touch begins the count again. Without it the page loads anew by itself.
const booth = document.querySelector("[data-booth]");

function replaceWith(address) {
  // No new entry: the way back leads to nothing of the visitor before.
  location.replace(address);
}

function countDown() {
  const seconds = Number(booth.dataset.return);
  const shown = document.querySelector("[data-count]");
  let left = seconds;
  const draw = () => {
    shown.querySelector("[data-seconds]").textContent = String(left);
  };
  for (const touch of ["pointerdown", "keydown", "scroll"]) {
    addEventListener(touch, () => {
      left = seconds;
      draw();
    }, { passive: true });
  }
  draw();
  shown.hidden = false;
  setInterval(() => {
    left -= 1;
    if (left > 0) draw();
    else replaceWith(booth.dataset.start);
  }, 1000);
}

async function look() {
  try {
    const answer = await fetch(booth.dataset.state, { headers: { Accept: "application/json" }, cache: "no-store" });
    const told = answer.ok ? await answer.json() : null;
    if (told && told.edition !== booth.dataset.edition) replaceWith(location.href);
  } catch {
    // The line is down for a moment; the next look tells.
  }
}

if (booth) {
  if (booth.dataset.return) countDown();
  setInterval(look, Number(booth.dataset.poll) * 1000);
  // A page that a browser kept whole is never shown again as it was.
  addEventListener("pageshow", (event) => {
    if (event.persisted) replaceWith(booth.dataset.start);
  });
}
