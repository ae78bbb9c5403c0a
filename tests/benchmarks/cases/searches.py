"""The search rows by HTTP against the other side's search, and who is on the telephone."""

from statistics import median

from tests.benchmarks.cases.ours import Ours, tell
from tests.benchmarks.cases.pages import query_of
from tests.benchmarks.cases.searching import CALLERS, QUESTIONS
from tests.benchmarks.cases.size import ROUNDS
from tests.benchmarks.cases.texts import texts
from tests.benchmarks.cases.visitor import Visitor, milliseconds
from tests.benchmarks.house.clerks import percentile
from tests.benchmarks.report import Samples

# Four digits that surely end somebody's number, however small the city; the others are the issue's.
_CALLERS = [
    {**told, "telephone": next(texts(1)).telephone[-4:]} if told == {"telephone": "1234"} else told for told in CALLERS
]
TIMES = 4  # of each question on our side, in a round; once on the other


def measure_searches(ours: Ours, peer: Visitor, measured: dict[str, Samples]) -> None:
    """Add the rows: the 95th percentile of our rounds beside the median of theirs."""
    for row, questions in QUESTIONS.items():
        require_planted(ours.clerk, questions[0])
        measured[row], measured[f"{row}_p95"] = _compare(ours.clerk, peer, questions)
        tell(f"{row}: p50 {median(measured[row].ours):.3g} against {median(measured[row].against):.3g} ms")
    measured["caller_lookup"] = _look_up(ours.clerk)
    tell(f"caller_lookup: p95 {median(measured['caller_lookup'].ours):.3g} ms")


def require_planted(clerk: Visitor, words: str) -> None:
    """
    See that what was planted is found.

    :raises RuntimeError: it is not.
    """
    page = search(clerk, words)
    if "<mark>" not in page:
        raise RuntimeError(f"{words} was planted, and not found")


def search(clerk: Visitor, words: str) -> str:
    """Search as the page does: the words are sent, never put into an address."""
    return clerk.post_and_follow("/staff/search/", {"words": words})


def _compare(clerk: Visitor, peer: Visitor, questions: tuple[str, ...]) -> tuple[Samples, Samples]:
    n = ROUNDS * len(questions) * TIMES
    middle, slow = Samples(n=n), Samples(n=n)
    for number in range(ROUNDS + 1):
        here: list[float] = []
        there: list[float] = []
        for words in questions:
            here += [milliseconds(lambda words=words: search(clerk, words)) for _ in range(TIMES)]
            there.append(milliseconds(lambda words=words: peer.get(_peer_search(words))))
        if number:
            middle.ours.append(median(here))
            middle.against.append(median(there))
            slow.ours.append(percentile(here))
    return middle, slow


def _peer_search(words: str) -> str:
    return f"/datatables_ticket_list/{query_of(words)}?draw=1&start=0&length=25"


def _look_up(clerk: Visitor) -> Samples:
    samples = Samples(n=ROUNDS * len(_CALLERS) * TIMES)
    token = clerk.hidden_of("/staff/intake/")["csrfmiddlewaretoken"]
    for number in range(ROUNDS + 1):
        asked = [told for told in _CALLERS for _time in range(TIMES)]
        taken = [milliseconds(lambda told=told: _somebody(clerk, told, token)) for told in asked]
        if number:
            samples.ours.append(percentile(taken))
    return samples


def _somebody(clerk: Visitor, told: dict[str, str], token: str) -> None:
    part = clerk.post("/staff/intake/candidates/", told | {"csrfmiddlewaretoken": token}, expected=200)
    if "data-candidate" not in part:
        raise RuntimeError(f"{told}: nobody")
