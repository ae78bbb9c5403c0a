"""The rows that both sides answer by HTTP: a list, a case, a new case."""

import base64
import json
import random
import uuid
from collections.abc import Callable
from itertools import cycle
from statistics import median

from tests.benchmarks.cases.matters import Matter, matters
from tests.benchmarks.cases.ours import Ours, tell
from tests.benchmarks.cases.size import CASES, ROUNDS
from tests.benchmarks.cases.visitor import Visitor, milliseconds
from tests.benchmarks.report import Samples

LISTS = 6  # requests in a round
DETAILS = 30
CREATIONS = 15
_ASKED = {"filtering": {}, "filtering_null": {}, "sorting": "created", "sortreverse": True, "search_string": ""}
_NEW: "cycle[Matter]" = cycle(matters(200))


def measure_pages(ours: Ours, peer: Visitor, measured: dict[str, Samples]) -> None:
    """Add the rows, the two sides by turns in each round."""
    pairs = {
        "list_25": (LISTS, our_list(ours.clerk), peer_list(peer)),
        "detail": (DETAILS, our_detail(ours.clerk), peer_detail(peer)),
        "create": (CREATIONS, our_creation(ours.clerk), peer_creation(peer)),
    }
    for row, (times, here, there) in pairs.items():
        measured[row] = compare(times, here, there)
        tell(f"{row}: {median(measured[row].ours):.3g} against {median(measured[row].against):.3g} ms")


def compare(times: int, here: Callable[[], float], there: Callable[[], float]) -> Samples:
    """Time both sides by turns; a round's sample is its median, and the first round warms up."""
    samples = Samples(n=ROUNDS * times)
    for number in range(ROUNDS + 1):
        taken: dict[Callable[[], float], list[float]] = {here: [], there: []}
        for _turn in range(times):
            for act in (here, there) if number % 2 else (there, here):
                taken[act].append(act())
        if number:
            samples.ours.append(median(taken[here]))
            samples.against.append(median(taken[there]))
    return samples


def our_list(clerk: Visitor) -> Callable[[], float]:
    """Open the page of the list, which has 50 rows."""
    return lambda: milliseconds(lambda: clerk.get("/staff/cases/"))


def peer_list(clerk: Visitor) -> Callable[[], float]:
    """Fetch the 25 rows with which its page's table is filled."""
    path = f"/datatables_ticket_list/{query_of()}?draw=1&start=0&length=25&order[0][column]=5&order[0][dir]=desc"
    return lambda: milliseconds(lambda: clerk.get(path))


def query_of(search_string: str = "") -> str:
    """Return what its page asks for, as its address carries it."""
    asked = _ASKED | {"search_string": search_string}
    return base64.b64encode(json.dumps(asked).encode()).decode()


def our_detail(clerk: Visitor) -> Callable[[], float]:
    """Open one case after the other; each reading is recorded."""
    dice = random.Random(1)  # noqa: S311 - the same cases on both sides
    return lambda: milliseconds(lambda: clerk.get(f"/staff/cases/{dice.randint(1, CASES)}/"))


def peer_detail(clerk: Visitor) -> Callable[[], float]:
    """Open the same cases as tickets."""
    dice = random.Random(1)  # noqa: S311
    return lambda: milliseconds(lambda: clerk.get(f"/tickets/{dice.randint(1, CASES)}/"))


def our_creation(clerk: Visitor) -> Callable[[], float]:
    """Send the intake form: the case, its receipt, audit, outbox and the key of the form are one commit."""
    hidden = clerk.hidden_of("/staff/intake/")

    def act() -> float:
        told = next(_NEW)
        fields = {
            "matter": told.words,
            "topic": told.topic,
            "channel": "telephone",
            "idempotency_key": uuid.uuid4().hex,
        }
        fields |= {"name": told.text.name, "name_kana": told.text.kana, "telephone": told.text.telephone}
        return milliseconds(lambda: clerk.post("/staff/intake/", hidden | fields))

    return act


def peer_creation(clerk: Visitor) -> Callable[[], float]:
    """Send its form for staff."""
    hidden = clerk.hidden_of("/tickets/submit/")

    def act() -> float:
        told = next(_NEW)
        fields = {"queue": "1", "title": told.text.title, "body": told.words, "priority": "3"}
        return milliseconds(lambda: clerk.post("/tickets/submit/", hidden | fields))

    return act
