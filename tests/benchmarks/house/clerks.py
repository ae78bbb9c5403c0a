"""Ten clerks at once on a year's data: the day, and cases."""

import http.client
import json
import re
import time
from concurrent.futures import ThreadPoolExecutor
from http.cookies import SimpleCookie
from pathlib import Path
from statistics import median
from urllib.parse import urlencode

from tests.benchmarks.report import Samples

CLERKS = 10
ROUNDS = 7
PAGES = 12  # of each kind, for each clerk, in a round
P95 = 0.95
LONGEST_START = 60  # seconds
CALM, NEARLY = 5, 1.15  # so many looks in a row, each hardly slower than the best
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
CASE = re.compile(r'href="/staff/cases/(\d+)/"')


class Clerk:
    """One signed-in person with one connection, as a browser keeps it."""

    def __init__(self, *, port: int, host: str, username: str, password: str) -> None:
        self.host = f"{host}:{port}"
        self.cookies: dict[str, str] = {}
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        token = self._token("/account/login/")
        status = self.post("/account/login/", {"login": username, "password": password}, token=token)
        if status != http.client.FOUND:
            raise RuntimeError(f"{username} could not sign in: {status}")

    def get(self, path: str) -> str:
        """
        Return a page.

        :raises RuntimeError: the answer is not 200.
        """
        status, body = self._ask("GET", path)
        if status != http.client.OK:
            raise RuntimeError(f"{path} answered {status}")
        return body

    def post(self, path: str, told: dict[str, str], *, token: str = "") -> int:
        """Send a form as the page of the same address offers it, and return the status."""
        page = "" if token else self.get(path)
        hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page))
        values = {**hidden, **told, "csrfmiddlewaretoken": token or TOKEN.findall(page)[0]}
        return self._ask("POST", path, urlencode(values))[0]

    def cases(self) -> list[str]:
        """Return the addresses of the cases on the first page of the list."""
        return [f"/staff/cases/{number}/" for number in dict.fromkeys(CASE.findall(self.get("/staff/cases/")))]

    def timed(self, path: str) -> float:
        """Return the milliseconds of one page."""
        started = time.perf_counter()
        self.get(path)
        return (time.perf_counter() - started) * 1000

    def _token(self, path: str) -> str:
        return TOKEN.findall(self.get(path))[0]

    def _ask(self, verb: str, path: str, body: str | None = None) -> tuple[int, str]:
        headers = {"Host": self.host, "Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items())}
        if body is not None:
            headers |= {"Content-Type": "application/x-www-form-urlencoded", "Origin": f"http://{self.host}"}
        try:
            self.connection.request(verb, path, body, headers)
            answer = self.connection.getresponse()
        except http.client.RemoteDisconnected:
            # The server ends a connection that rested for seconds; a browser opens the next one, too.
            self.connection.close()
            self.connection.request(verb, path, body, headers)
            answer = self.connection.getresponse()
        for line in answer.headers.get_all("Set-Cookie") or []:
            self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(line).items()}
        return answer.status, answer.read().decode()


def clerks_of(data: Path, *, port: int, count: int) -> list[Clerk]:
    """Sign in that many clerks of the first city's centre, by turns from the demo's own logins."""
    logins = json.loads((data / "logins.json").read_text())
    host = logins[0]["host"]
    here = [each for each in logins if each["host"] == host and each["role"] == "centre_staff"]
    chosen = [here[number % len(here)] for number in range(count)]
    return [Clerk(port=port, host=host, username=each["username"], password=each["password"]) for each in chosen]


def measure_pages(data: Path, *, port: int, measured: dict[str, Samples]) -> None:
    """Add the 95th percentile of each round, all clerks asking without a pause."""
    clerks = clerks_of(data, port=port, count=CLERKS)
    cases = clerks[0].cases()
    wait_for_rest(clerks[0])
    with ThreadPoolExecutor(CLERKS) as pool:
        for number in range(ROUNDS + 1):
            taken = list(pool.map(lambda clerk: _work(clerk, cases), clerks))
            if number:  # the first round warms up
                measured["staff_page_day"].ours.append(percentile([ms for days, _ in taken for ms in days]))
                measured["staff_page_case"].ours.append(percentile([ms for _, opened in taken for ms in opened]))
    for row in ("staff_page_day", "staff_page_case"):
        measured[row].n = ROUNDS * CLERKS * PAGES


def wait_for_rest(clerk: Clerk) -> None:
    """Wait until the workers and the timer of a demo that began a moment ago have come up."""
    best, calm = float("inf"), 0
    end = time.monotonic() + LONGEST_START
    while calm < CALM and time.monotonic() < end:
        middle = median(clerk.timed("/staff/") for _ in range(10))
        best = min(best, middle)
        calm = calm + 1 if middle < best * NEARLY else 0
        time.sleep(1)


def _work(clerk: Clerk, cases: list[str]) -> tuple[list[float], list[float]]:
    days, opened = [], []
    for number in range(PAGES):
        days.append(clerk.timed("/staff/"))
        opened.append(clerk.timed(cases[number % len(cases)]))
    return days, opened


def percentile(values: list[float], share: float = P95) -> float:
    """Return the value that the given share of the values does not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
