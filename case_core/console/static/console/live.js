// Brings news to a page that is open: `[data-live]` says of what, where from, and in which words. Without it the page
// works the same, and a reload shows the same.
import { LivePage } from "./live_page.js";
import { Stream } from "./live_stream.js";

const MOST_TOPICS = 12;
const bars = [...document.querySelectorAll("[data-live]")];

// One stream for the page, whatever its parts listen to: a browser opens only a few.
if (bars.length) {
  const { ticket, token } = bars[0].dataset;
  const topics = [...new Set(bars.flatMap((bar) => bar.dataset.topics.split(" ").filter(Boolean)))];
  const stream = new Stream({ url: ticket, token, topics: topics.slice(0, MOST_TOPICS) });
  for (const page of bars.map((bar) => new LivePage(bar, stream))) page.start();
}
