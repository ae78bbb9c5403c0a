// Looks every three seconds whether the worker is done, and shows the page that a reload would show.
const PAUSE = 3000;
const wait = document.querySelector("[data-roster-waits]");

async function look() {
  const answer = await fetch(location.href, { headers: { accept: "text/html" } });
  if (answer.ok && !(await answer.text()).includes("data-roster-waits")) location.reload();
  else setTimeout(look, PAUSE);
}

if (wait) setTimeout(look, PAUSE);
