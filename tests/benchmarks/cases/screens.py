"""Row form_ready: in Chromium, from the key on the day's page to a form that takes letters, beside 100,000 cases."""

from statistics import median

from tests.benchmarks.cases.ours import Ours, tell
from tests.benchmarks.house.screens import chromium, measure_intake
from tests.benchmarks.report import Samples


def measure_form(ours: Ours, measured: dict[str, Samples]) -> None:
    """Add the row, as the house's benchmark measures it on its own data."""
    host = ours.clerk.host
    with chromium() as browser:
        context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="ja-JP")
        cookies = ours.clerk.cookies.items()
        context.add_cookies([{"name": name, "value": value, "url": f"http://{host}"} for name, value in cookies])
        measured["form_ready"] = Samples()
        measure_intake(context.new_page(), host, measured["form_ready"])
    tell(f"form_ready: p95 {median(measured['form_ready'].ours):.3g} ms")
