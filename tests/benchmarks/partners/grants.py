"""`grants_500`: the page of a body to which 500 cases are referred, against the list of a clerk who sees them all."""

import re
import sys
import time
from collections.abc import Callable, Mapping
from http import HTTPStatus
from statistics import median
from typing import Final

from tests.benchmarks.partners.house import HOST, House
from tests.benchmarks.partners.size import GRANTS, ROUNDS
from tests.benchmarks.report import Samples

_NOTHING: Final = re.compile(r"(?!)")
TIMES: Final = 15
FEW: Final = 20  # a whole page of the list
DESK: Final = "/partner/"
LIST: Final = "/staff/cases/"
# Once a second a process asks for the registry's version (three statements): on a slow machine that may be any page.
TRIES: Final = 3


def measure(house: House, measured: Mapping[str, Samples]) -> None:
    """Time both lists by turns, and count the statements of the body's with few and with many."""
    few, many = (house.job("refer", host=HOST, count=count) for count in (FEW, GRANTS))
    clerk = house.job("clerks", host=HOST, count=1)[0]
    here, there = _opening(house, many, DESK), _opening(house, clerk, LIST)
    for number in range(ROUNDS + 1):
        taken: dict[Callable[[], float], list[float]] = {here: [], there: []}
        for _turn in range(TIMES):
            for act in (here, there) if number % 2 else (there, here):
                taken[act].append(act())
        if number:  # the first round warms up
            measured["grants_500"].ours.append(median(taken[here]))
            measured["grants_500"].against.append(median(taken[there]))
        measured["grants_500_statements"].ours.append(_statements(house, many, DESK))
        measured["grants_500_statements"].against.append(_statements(house, few, DESK))
    measured["grants_500"].n, measured["grants_500_statements"].n = ROUNDS * TIMES, ROUNDS + 1
    sys.stderr.write(f"grants: {measured['grants_500']}, {measured['grants_500_statements']}\n")


def _opening(house: House, cookies: dict[str, str], path: str) -> Callable[[], float]:
    screen = house.screen(cookies, looks_for=_NOTHING)

    def act() -> float:
        began = time.perf_counter()
        answer = screen.ask("GET", path)
        if answer.status != HTTPStatus.OK:
            raise RuntimeError(f"{path} answered {answer.status}")
        return (time.perf_counter() - began) * 1000

    return act


def _statements(house: House, cookies: dict[str, str], path: str) -> float:
    cookie = "; ".join(f"{name}={value}" for name, value in cookies.items())
    told = {"host": HOST, "path": path, "cookie": cookie}
    house.worker.page(**told)
    return float(min(len(house.worker.do("statements", **told)["statements"]) for _try in range(TRIES)))
