// What a page is made of: each kind of element in its place, and each broken reference. Words are left out.
() => {
  const TOLD = ["role", "type", "lang", "tabindex", "autocomplete", "aria-live", "aria-expanded", "aria-hidden"];
  const REFERRING = ["aria-labelledby", "aria-describedby", "aria-controls", "for"];
  const all = (selector) => [...document.querySelectorAll(selector)];
  const shapes = new Set(all("link[rel=stylesheet]").map((link) => new URL(link.href).pathname));

  const attribute = (element, name) => (TOLD.includes(name) ? `${name}=${element.getAttribute(name)}` : name);
  const has = (words) => Boolean(words?.trim());
  const walk = (element, above) => {
    const path = `${above}>${[element.localName, ...element.classList].join(".")}`;
    const attributes = element.getAttributeNames().map((name) => attribute(element, name));
    const labelled = element.labels ? [...element.labels].some((label) => has(label.textContent)) : "";
    const worded = has(element.textContent) || has(element.getAttribute("aria-label"));
    shapes.add([path, ...attributes.sort(), labelled, worded].join(" "));
    for (const child of element.children) walk(child, path);
  };
  walk(document.documentElement, "");

  shapes.add(all("h1, h2, h3, h4, h5, h6, main, nav, header, footer").map((element) => element.localName).join());
  const ids = all("[id]").map((element) => element.id);
  for (const id of ids) if (ids.indexOf(id) !== ids.lastIndexOf(id)) shapes.add(`twice ${id}`);
  for (const name of REFERRING) {
    for (const element of all(`[${name}]`)) {
      for (const id of element.getAttribute(name).split(/\s+/)) {
        if (!ids.includes(id)) shapes.add(`nowhere ${name} ${id}`);
      }
    }
  }
  return [...shapes];
}
