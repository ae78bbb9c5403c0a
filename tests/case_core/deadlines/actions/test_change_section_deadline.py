from datetime import date

import pytest

from case_core.cases.deadlines import business_day_before, section_due
from case_core.deadlines.actions.change_section_deadline import change_section_deadline
from case_core.deadlines.errors import DaysOutOfRangeError, SectionNotKnownError
from case_core.deadlines.selectors import section_days_for
from case_core.handovers.actions.send_handover import send_handover
from mannaka_kit.errors import NotAllowedError
from tenants.hours.actions.add_special_day import add_special_day
from tests.support.cases import LATER, LETTER, new_case
from tests.support.cast import TODAY, Cast
from tests.support.memory import remembered


def test_a_section_has_days_of_its_own_until_it_gives_them_up(here: Cast) -> None:
    change_section_deadline(actor=here.mio, section_id=here.tax.pk, answer_days=3, at=LATER)
    assert section_due(LATER, section_id=here.tax.pk) == date(2026, 1, 16)
    assert section_due(LATER, section_id=here.welfare.pk) == date(2026, 1, 20)
    assert {each.section.code: each.answer_days for each in section_days_for(here.mio, on=TODAY)}["tax"] == 3
    sent = send_handover(
        case_id=new_case(here).pk, section_id=here.tax.pk, letter=LETTER, due_on=None, actor=here.aoi, at=LATER
    )
    assert sent.due_on == date(2026, 1, 16)
    change_section_deadline(actor=here.mio, section_id=here.tax.pk, answer_days=None, at=LATER)
    assert section_due(LATER, section_id=here.tax.pk) == date(2026, 1, 20)
    assert remembered("deadline.section_changed") == [("administrator", None, "done")] * 2


def test_days_are_counted_on_the_citys_own_calendar(here: Cast) -> None:
    add_special_day(actor=here.mio, on=date(2026, 1, 15), spans=(), reason="臨時の休み", at=LATER)
    assert section_due(LATER) == date(2026, 1, 21)
    assert business_day_before(date(2026, 1, 16)) == date(2026, 1, 14)


def test_what_is_no_section_or_no_number_is_refused(here: Cast) -> None:
    with pytest.raises(SectionNotKnownError):
        change_section_deadline(actor=here.mio, section_id=10**9, answer_days=3, at=LATER)
    with pytest.raises(DaysOutOfRangeError):
        change_section_deadline(actor=here.mio, section_id=here.tax.pk, answer_days=61, at=LATER)


@pytest.mark.parametrize("name", ["aoi", "ren", "sora"])
def test_only_administrators_settle(here: Cast, name: str) -> None:
    with pytest.raises(NotAllowedError):
        change_section_deadline(actor=here.actors[name], section_id=here.tax.pk, answer_days=3, at=LATER)
