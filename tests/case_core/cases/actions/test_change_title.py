from typing import Any

import pytest

from case_core.cases.actions.change_title import change_title
from case_core.cases.errors import CaseClosedError, CaseNotFoundError, TitleChangedError, TitleMissingError
from case_core.cases.events import CaseRetitled
from case_core.cases.models import Case
from case_core.cases.states import StepKind
from mannaka_kit.errors import NotAllowedError
from tests.support.cases import LATER, closed, new_case
from tests.support.cast import Cast
from tests.support.memory import remembered


def change(here: Cast, case: Case, title: str, **told: Any) -> Case:
    asked = {"seen_title": case.title, "actor": here.aoi, "at": LATER, **told}
    return change_title(case_id=case.pk, title=title, **asked)


def test_the_former_title_stays_in_the_timeline(here: Cast, told: list[object]) -> None:
    case = new_case(here)

    changed = change(here, case, " 督促状だけが\n届いた ")

    assert changed.title == "督促状だけが 届いた"
    step = changed.steps.get(kind=StepKind.RETITLED)
    assert (step.note, step.actor_id) == (case.title, here.aoi.user_id)
    assert remembered("case.retitled") == [("centre_staff", case.pk, "done")]
    assert told[-1] == CaseRetitled(case_id=case.pk)


def test_two_who_write_at_once_lose_nothing(here: Cast) -> None:
    case = new_case(here)
    change(here, case, "凪の件名", actor=here.nagi)

    with pytest.raises(TitleChangedError) as caught:
        change(here, case, "青井の件名")
    assert caught.value.field == "title"
    case.refresh_from_db()
    assert case.title == "凪の件名"
    assert change(here, case, "凪と青井の件名").title == "凪と青井の件名"
    notes = list(case.steps.filter(kind=StepKind.RETITLED).values_list("note", flat=True))
    assert notes[-1] == "凪の件名"


def test_two_who_write_the_same_agree(here: Cast) -> None:
    case = new_case(here)
    change(here, case, "同じ件名", actor=here.nagi)

    assert change(here, case, "同じ件名").title == "同じ件名"
    assert case.steps.filter(kind=StepKind.RETITLED).count() == 1


def test_a_case_without_a_title_cannot_be_told_from_others(here: Cast) -> None:
    with pytest.raises(TitleMissingError) as caught:
        change(here, new_case(here), " \u3000\n")
    assert caught.value.field == "title"


def test_a_closed_case_keeps_its_title(here: Cast) -> None:
    with pytest.raises(CaseClosedError):
        change(here, closed(here, new_case(here)), "新しい件名")


@pytest.mark.parametrize("name", ["ren", "mio", "sora"])
def test_only_the_centre_names_cases(here: Cast, name: str) -> None:
    with pytest.raises(NotAllowedError):
        change(here, new_case(here), "新しい件名", actor=here.actors[name])


def test_a_case_that_does_not_exist_is_not_found(here: Cast) -> None:
    with pytest.raises(CaseNotFoundError):
        change_title(case_id=404, title="件名", seen_title="", actor=here.aoi, at=LATER)
