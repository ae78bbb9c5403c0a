from datetime import date

import pytest

from case_core.cases.deadlines import centre_due, section_due
from case_core.deadlines.actions.change_deadline_rules import change_deadline_rules
from case_core.deadlines.errors import DaysOutOfRangeError, ForwardDaysError
from mannaka_kit.errors import NotAllowedError
from tests.support.cases import LATER, new_case
from tests.support.cast import Cast
from tests.support.memory import remembered


def test_without_a_rule_a_matter_goes_by_the_next_day_and_is_answered_in_five(here: Cast) -> None:
    assert (centre_due(LATER), section_due(LATER)) == (date(2026, 1, 14), date(2026, 1, 20))


def test_the_city_settles_both_and_old_days_stay(here: Cast) -> None:
    case = new_case(here)
    change_deadline_rules(actor=here.mio, forward_days=0, answer_days=10, at=LATER)
    assert (centre_due(LATER), section_due(LATER)) == (date(2026, 1, 13), date(2026, 1, 27))
    case.refresh_from_db()
    assert case.due_on == date(2026, 1, 14)
    assert remembered("deadline.rules_changed") == [("administrator", None, "done")]


@pytest.mark.parametrize(("forward", "answer", "error"), [(2, 5, ForwardDaysError), (1, 0, DaysOutOfRangeError)])
def test_days_that_nobody_means_are_refused(here: Cast, forward: int, answer: int, error: type[Exception]) -> None:
    with pytest.raises(error):
        change_deadline_rules(actor=here.mio, forward_days=forward, answer_days=answer, at=LATER)


@pytest.mark.parametrize("name", ["aoi", "ren", "sora"])
def test_only_administrators_settle(here: Cast, name: str) -> None:
    with pytest.raises(NotAllowedError):
        change_deadline_rules(actor=here.actors[name], forward_days=1, answer_days=5, at=LATER)
