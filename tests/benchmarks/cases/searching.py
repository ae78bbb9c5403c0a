"""Rows search_kanji2, search_kana_name, search_compound7 and caller_lookup: from the question to the page, audited."""

import time
from collections.abc import Callable
from typing import Any, Final

from tests.benchmarks.cases.filling import _city
from tests.benchmarks.cases.texts import PLANTED_NAME
from tests.benchmarks.house.clerks import percentile
from tests.benchmarks.processes import Worker
from tests.benchmarks.report import Samples

ROUNDS: Final = 7
TIMES: Final = 5  # of each question, in a round
JOBS: Final = "tests.benchmarks.cases.searching"
# The first of each was planted in one case of 5,000; the others are as rare or common as people's words are.
QUESTIONS: Final[dict[str, tuple[str, ...]]] = {
    "search_kanji2": ("欄干", "離婚", "越智", "相談", "道路"),
    "search_kana_name": ("ホウジョウ", "おち", "やまだ", "ヤマ", "わたなべ"),
    "search_compound7": ("後期高齢者医療", "国民健康保険料", "国民健康保険証", "固定資産税通知", "児童扶養手当証"),
}
CALLERS: Final[tuple[dict[str, str], ...]] = (
    *({"name": name} for name in ("越智", "李", "馬越 清", PLANTED_NAME[0])),
    *({"name_kana": kana} for kana in ("ヤマ", "オチ")),
    *({"telephone": digits} for digits in ("0898", "1234")),
)


def measure_searches(worker: Worker, measured: dict[str, Samples]) -> None:
    """Add the 95th percentile of each round."""
    for number in range(ROUNDS + 1):
        for row in (*QUESTIONS, "caller_lookup"):
            taken = worker.do("call", function=f"{JOBS}.ask", row=row)
            if number:  # the first round warms up
                measured[row].ours.append(percentile(taken))
                measured[row].n += len(taken)


def ask(*, row: str) -> list[float]:
    """Ask every question of a row and return the milliseconds of each (runs in the worker)."""
    client = _clerk()
    if row == "caller_lookup":
        asked: list[Callable[[], Any]] = [lambda told=told: _look_up(client, told) for told in CALLERS]
    else:
        asked = [lambda words=words: _search(client, words) for words in QUESTIONS[row]]
        _require_planted(client, QUESTIONS[row][0])
    return [_timed(question) for question in asked for _ in range(TIMES)]


def _search(client: Any, words: str) -> str:
    sent = client.post("/staff/search/", {"words": words})
    page = client.get(sent["Location"])
    if page.status_code != 200:
        raise RuntimeError(f"{words}: {page.status_code}")
    return str(page.content.decode())


def _require_planted(client: Any, words: str) -> None:
    if "<mark>" not in _search(client, words):
        raise RuntimeError(f"{words} was planted, and not found")


def _look_up(client: Any, told: dict[str, str]) -> None:
    part = client.post("/staff/intake/candidates/", told)
    if part.status_code != 200 or "data-candidate" not in part.content.decode():
        raise RuntimeError(f"{told}: {part.status_code}, nobody")


def _timed(act: Callable[[], Any]) -> float:
    started = time.perf_counter_ns()
    act()
    return (time.perf_counter_ns() - started) / 1e6


_clerks: dict[str, Any] = {}


def _clerk() -> Any:
    """Return a browser that a clerk has signed in with."""
    if "aoi" not in _clerks:
        from mannaka_tenancy import use
        from tests.support.browsing import Desk
        from tests.support.cast import cast_of

        city = _city("382027")
        with use(city):
            cast = cast_of(city)
        _clerks["aoi"] = Desk(city, cast.users["aoi"]).client
    return _clerks["aoi"]
