"""In Chromium: a key until the form is ready, a contact until another screen has it, the weight of the public home."""

import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, sync_playwright

from tests.benchmarks.house.clerks import Clerk, clerks_of, percentile
from tests.benchmarks.report import Samples
from tests.support.chromium import LAUNCH_ARGUMENTS, find

ROUNDS = 5
TIMES = 20  # in a round
SEEN_SECONDS = 30
# Runs in the page before its own scripts: writes down when the key went down, and when the form took the next one.
WATCH = """
const clock = () => performance.timeOrigin + performance.now();
addEventListener("keydown", () => sessionStorage.setItem("bench-pressed", clock()), true);
const look = () => {
  const ready = document.activeElement?.name === "matter" && document.readyState !== "loading";
  if (ready) window.benchReady = clock() - Number(sessionStorage.getItem("bench-pressed"));
  else requestAnimationFrame(look);
};
if (location.pathname.startsWith("/staff/intake/")) look();
"""
SEEN = "words => document.body.innerText.includes(words) && performance.timeOrigin + performance.now()"


@contextmanager
def chromium() -> Iterator[Browser]:
    """Run the browser of the tests."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=find(), args=LAUNCH_ARGUMENTS)
        yield browser
        browser.close()


def measure_screens(data: Path, *, port: int, measured: dict[str, Samples]) -> None:
    """Add the rows that need a browser."""
    writer, reader = clerks_of(data, port=port, count=2)
    with chromium() as browser:
        measure_weight(browser, f"http://{reader.host}/", measured)
        page = _page_of(browser, reader)
        measure_intake(page, reader.host, measured["intake_ready"])
        measure_live(page, reader, writer, measured["live_event"])


def measure_intake(page: Page, host: str, samples: Samples) -> None:
    """Press the key on the day's page until the form has the cursor; the first time warms up."""
    page.add_init_script(WATCH)
    for _ in range(ROUNDS):
        samples.ours.append(percentile([_press(page, host) for _ in range(TIMES + 1)][1:]))
    samples.n = ROUNDS * TIMES


def measure_live(page: Page, reader: Clerk, writer: Clerk, samples: Samples) -> None:
    """Send a contact from one desk until it stands on the open case of another; the clock starts before the sending."""
    case = reader.cases()[0]
    page.goto(f"http://{reader.host}{case}")
    _appears_after(page, writer, case)
    for _ in range(ROUNDS):
        samples.ours.append(percentile([_appears_after(page, writer, case) for _ in range(TIMES)]))
    samples.n = ROUNDS * TIMES


def measure_weight(browser: Browser, url: str, measured: dict[str, Samples]) -> None:
    """Open the public home with nothing in the browser's memory, and count what came over the wire."""
    for _ in range(ROUNDS):
        seen = _first_view(browser, url)
        measured["public_weight_kb"].ours.append(sum(bytes_ for _, _, bytes_ in seen) / 1000)
        measured["public_weight_requests"].ours.append(len(seen))
        ours = urlsplit(url).netloc
        measured["public_weight_third_parties"].ours.append(len({host for host, _, _ in seen} - {ours}))
        measured["public_weight_fonts"].ours.append(sum(kind == "Font" for _, kind, _ in seen))
    for row in ("kb", "requests", "third_parties", "fonts"):
        measured[f"public_weight_{row}"].n = ROUNDS


def _press(page: Page, host: str) -> float:
    page.goto(f"http://{host}/staff/")
    page.keyboard.press("n")
    page.wait_for_url("**/staff/intake/**")
    page.wait_for_function("window.benchReady !== undefined", timeout=SEEN_SECONDS * 1000)
    return float(page.evaluate("window.benchReady"))


def _appears_after(page: Page, writer: Clerk, case: str) -> float:
    words = f"お電話がありました {uuid.uuid4().hex}"
    started = time.time()
    status = writer.post(f"{case}contact/", {"channel": "telephone", "direction": "incoming", "words": words})
    if status != 302:
        raise RuntimeError(f"The contact was not saved: {status}")
    seen = page.wait_for_function(SEEN, arg=words, timeout=SEEN_SECONDS * 1000).json_value()
    return float(seen) - started * 1000


def _first_view(browser: Browser, url: str) -> list[tuple[str, str, float]]:
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="ja-JP")
    page = context.new_page()
    wire = context.new_cdp_session(page)
    kinds: dict[str, tuple[str, str]] = {}
    seen: list[tuple[str, str, float]] = []
    wire.send("Network.enable")
    wire.on("Network.responseReceived", lambda it: kinds.update({it["requestId"]: _of(it)}))
    wire.on("Network.loadingFinished", lambda it: seen.append((*kinds[it["requestId"]], it["encodedDataLength"])))
    page.goto(url, wait_until="networkidle")
    context.close()
    return seen


def _of(event: dict[str, object]) -> tuple[str, str]:
    response: dict[str, str] = event["response"]  # type: ignore[assignment] # the protocol's JSON
    return urlsplit(response["url"]).netloc, str(event["type"])


def _page_of(browser: Browser, clerk: Clerk) -> Page:
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="ja-JP")
    host = clerk.host
    context.add_cookies([{"name": k, "value": v, "url": f"http://{host}"} for k, v in clerk.cookies.items()])
    return context.new_page()
