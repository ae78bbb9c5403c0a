"""`withdrawal`: from the clerk's sending of a withdrawn consent until each open screen of the bodies is emptied."""

import re
import sys
import time
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, Final

from tests.benchmarks.house.clerks import percentile
from tests.benchmarks.partners.house import HOST, House
from tests.benchmarks.partners.screen import Screen
from tests.benchmarks.partners.size import CASES, ROUNDS
from tests.benchmarks.report import Samples
from tests.faults.own_stack import eventually

P99: Final = 0.99
PAUSE: Final = 0.5  # between two withdrawals: people do not come in one instant
WORDS: Final = "shared-words-of-the-case"
_WORDS: Final = re.compile(WORDS)


def measure(house: House, measured: Mapping[str, Samples]) -> None:
    """Withdraw one consent after the other; a round's sample is its 99th percentile."""
    groups = house.job("groups", host=HOST, count=CASES)
    clerk = house.screen(house.job("clerks", host=HOST, count=1)[0], looks_for=_WORDS)
    for number in range(ROUNDS):
        taken = _round(house, clerk, groups)
        measured["withdrawal"].ours.append(percentile(taken, P99))
        measured["withdrawal"].n += len(taken)
        sys.stderr.write(f"withdrawal {number}: p50 {percentile(taken, 0.5):.2f}, p99 {percentile(taken, P99):.2f} s\n")


def _round(house: House, clerk: Screen, groups: list[dict[str, Any]]) -> list[float]:
    made = house.job("shares", host=HOST, groups=groups, words=WORDS)
    opened = [_screens(house, group, told["shares"]) for group, told in zip(groups, made, strict=True)]
    taken = []
    for told, screens in zip(made, opened, strict=True):
        withdraw = clerk.prepare(f"/staff/consents/{told['consent']}/withdraw/")
        began = time.perf_counter()
        if withdraw({"how": "oral"}).status != HTTPStatus.FOUND:
            raise RuntimeError("the withdrawal was not taken")
        eventually(lambda screens=screens: all(each.empty_since for each in screens), "every screen is emptied")
        taken += [screen.empty_since - began for screen in screens]
        time.sleep(PAUSE)
    for screen in (screen for screens in opened for screen in screens):
        screen.close()
    return taken


def _screens(house: House, group: dict[str, Any], shares: list[int]) -> list[Screen]:
    """
    Open what is shared on the screens of all people of both bodies.

    :raises RuntimeError: one does not show it.
    """
    screens = []
    for body, share in zip(group["bodies"], shares, strict=True):
        for person in body["people"]:
            screen = house.screen(person["cookies"], looks_for=_WORDS)
            screen.open(f"/partner/shared/{share}/")
            screens.append(screen)
    eventually(lambda: all(screen.is_listening.is_set() for screen in screens), "every screen listens")
    if any(screen.empty_since for screen in screens):
        raise RuntimeError("a screen does not show what is shared")
    return screens
