// Leaves without a trace in the history: the page that is left cannot be come back to.
for (const way of document.querySelectorAll("[data-quick-leave]")) {
  way.addEventListener("click", (event) => {
    event.preventDefault();
    document.documentElement.hidden = true;
    document.title = " ";
    window.location.replace(way.href);
  });
}
