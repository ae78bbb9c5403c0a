"""Presses at the very same moment, in threads, committed for real: one of them acts."""

import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

from django.db import connections

from case_core.cases.models import Case, Contact
from case_core.handovers.models import Handover
from case_core.handovers.states import HandoverStatus
from case_core.parties.models import Person
from mannaka_kit.audit.models import Entry
from mannaka_tenancy import use
from tests.faults.conftest import DeskOf
from tests.support.browsing import Desk
from tests.support.cases import handed_over, new_case
from tests.support.cast import Cast

PRESSES = 4
INTAKE = {"matter": "同時に押した", "topic": "other", "channel": "telephone", "name": "田中 花子"}


def together(act: Callable[[int], Any]) -> list[Any]:
    """Do it in as many threads at once, and return what came of each."""
    start = Barrier(PRESSES)

    def press(number: int) -> Any:
        start.wait(timeout=20)
        try:
            return act(number)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(PRESSES) as presses:
        return list(presses.map(press, range(PRESSES)))


def same_browser(desk: Desk) -> list[Desk]:
    """Return the same session in as many clients: one client is no good in several threads."""
    return [_copy(desk) for _number in range(PRESSES)]


def _copy(desk: Desk) -> Desk:
    copy = Desk.__new__(Desk)
    copy.client = type(desk.client)(headers={"host": desk.client.defaults["HTTP_HOST"]})
    copy.client.cookies = desk.client.cookies
    return copy


def test_one_form_pressed_by_an_impatient_clerk_makes_one_case(committed_cast: Cast, desk: DeskOf) -> None:
    desks, key = same_browser(desk("aoi")), uuid.uuid4().hex
    answers = together(lambda number: desks[number].send("/staff/intake/", key=key, **INTAKE))
    with use(committed_cast.city):
        (case,) = Case.objects.all()
        assert (Contact.objects.count(), Person.objects.count()) == (1, 1)
        assert Entry.objects.filter(action="case.opened").count() == 1
    assert {(answer.status_code, answer["Location"]) for answer in answers} == {(302, f"/staff/cases/{case.pk}/")}


def test_two_clerks_at_the_same_moment_open_two_cases_with_numbers_in_a_row(committed_cast: Cast, desk: DeskOf) -> None:
    desks = [desk(name) for name in ("aoi", "nagi", "aoi", "nagi")]
    assert {answer.status_code for answer in together(lambda n: desks[n].send("/staff/intake/", **INTAKE))} == {302}
    with use(committed_cast.city):
        numbers = sorted(int(case.number.partition("-")[2]) for case in Case.objects.all())
    assert numbers == [1, 2, 3, 4]


def test_two_officers_who_acknowledge_together_are_told_who_was_quicker(committed_cast: Cast, desk: DeskOf) -> None:
    with use(committed_cast.city):
        handover = handed_over(committed_cast, new_case(committed_cast))
    desks = [desk("ren") for _number in range(PRESSES)]
    answers = together(lambda number: desks[number].send(f"/staff/handovers/{handover.pk}/acknowledge/"))
    assert {answer.status_code for answer in answers} == {302}
    with use(committed_cast.city):
        assert Handover.objects.get().status == HandoverStatus.ACKNOWLEDGED
        assert Entry.objects.filter(action="handover.acknowledged").count() == 1


def test_a_case_is_not_closed_while_it_is_being_handed_over(committed_cast: Cast, desk: DeskOf) -> None:
    with use(committed_cast.city):
        case = new_case(committed_cast)
    letter: dict[str, Any] = {"section": committed_cast.tax.pk, "reason": "確認", "story": "話", "consent": "spoken"}
    letter |= {"due_on": "2030-01-07"}
    ways: list[tuple[str, dict[str, Any]]] = [
        (f"/staff/handovers/send/{case.pk}/", letter),
        (f"/staff/cases/{case.pk}/close/", {"outcome": "listened", "note": ""}),
    ]
    desks = [desk("aoi") for _number in range(PRESSES)]
    together(lambda number: desks[number].send(ways[number % 2][0], **ways[number % 2][1]))
    with use(committed_cast.city):
        case.refresh_from_db()
        assert case.is_closed != Handover.objects.filter(case=case).exists()


def test_a_case_is_closed_once_by_clerks_who_close_it_together(committed_cast: Cast, desk: DeskOf) -> None:
    with use(committed_cast.city):
        case = new_case(committed_cast)
    desks = [desk("aoi") for _number in range(PRESSES)]
    path = f"/staff/cases/{case.pk}/close/"
    answers = together(lambda number: desks[number].send(path, outcome="listened", note=""))
    assert sorted(answer.status_code for answer in answers) == [200, 200, 200, 302]
    with use(committed_cast.city):
        assert Entry.objects.filter(action="case.closed").count() == 1
