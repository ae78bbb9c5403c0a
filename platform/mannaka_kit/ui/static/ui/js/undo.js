// The way back is offered for ten seconds; whoever points at it or stands on it has all the time they need.
const STEP = 250;

function offer(form) {
  let left = Number(form.dataset.undoSeconds) * 1000;
  const notice = form.closest(".notice");
  const clock = setInterval(() => {
    if (document.hidden || form.matches(":hover, :focus-within")) return;
    left -= STEP;
    if (left > 0) return;
    clearInterval(clock);
    form.remove();
  }, STEP);
  notice?.addEventListener("submit", () => clearInterval(clock));
}

export function offerUndo() {
  document.querySelectorAll("form[data-undo-seconds]").forEach(offer);
}
