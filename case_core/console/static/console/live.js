// Brings news to a page that is open: `[data-live]` says of what, where from, and in which words. Without it the page
// works the same, and a reload shows the same.
import { LivePage } from "./live_page.js";

for (const bar of document.querySelectorAll("[data-live]")) new LivePage(bar).start();
