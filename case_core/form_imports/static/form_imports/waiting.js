// Shows every five seconds how far the import is, and once it is over the page that a reload would show.
const PAUSE = 5000;
const wait = document.querySelector("[data-import-waits]");

async function look() {
  try {
    const answer = await fetch(location.href, { headers: { accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const news = page.querySelector("[data-import-waits]");
    if (answer.ok && !news) return location.reload();
    if (news) wait.replaceChildren(...document.importNode(news, true).childNodes);
  } catch {
    // The server is away for a moment: the next look may find it.
  }
  return setTimeout(look, PAUSE);
}

if (wait) setTimeout(look, PAUSE);
