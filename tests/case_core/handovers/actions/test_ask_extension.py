from datetime import date

import pytest

from case_core.cases.states import StepKind
from case_core.handovers.actions.ask_extension import ask_extension
from case_core.handovers.actions.report_back import report_back
from case_core.handovers.errors import ExtensionOpenError, HandoverEndedError, NotLongerError, TextMissingError
from case_core.handovers.events import ExtensionAsked
from case_core.handovers.states import ExtensionStatus, Result
from mannaka_kit.errors import NotAllowedError
from tests.support.cases import LATER, acknowledged, handed_over, new_case
from tests.support.cast import Cast
from tests.support.memory import remembered

UNTIL = date(2026, 1, 27)


def test_the_section_asks_with_a_reason_and_the_old_day_holds(here: Cast, told: list[object]) -> None:
    case = new_case(here)
    handover = acknowledged(here, case)
    asked = ask_extension(handover_id=handover.pk, until=UNTIL, reason="台帳の照会中", actor=here.ren, at=LATER)
    handover.refresh_from_db()
    case.refresh_from_db()
    assert (handover.asked_until, handover.due_on, case.due_on) == (UNTIL, date(2026, 1, 20), date(2026, 1, 20))
    assert (asked.status, asked.due_before) == (ExtensionStatus.ASKED, date(2026, 1, 20))
    step = case.steps.get(kind=StepKind.MORE_TIME_ASKED)
    assert (step.day, step.note) == (UNTIL, "市民税課：台帳の照会中")
    assert told[-1] == ExtensionAsked(case_id=case.pk, handover_id=handover.pk, section_id=here.tax.pk)
    assert remembered("handover.extension_asked") == [("section_staff", case.pk, "done")]
    with pytest.raises(ExtensionOpenError):
        ask_extension(handover_id=handover.pk, until=UNTIL, reason="もう一度", actor=here.ren, at=LATER)


def test_what_is_no_extension_is_refused(here: Cast) -> None:
    handover = handed_over(here, new_case(here))
    with pytest.raises(NotLongerError) as caught:
        ask_extension(handover_id=handover.pk, until=date(2026, 1, 20), reason="照会中", actor=here.ren, at=LATER)
    assert caught.value.field == "until"
    with pytest.raises(TextMissingError):
        ask_extension(handover_id=handover.pk, until=UNTIL, reason="", actor=here.ren, at=LATER)


def test_an_answer_ends_the_wish(here: Cast) -> None:
    handover = acknowledged(here, new_case(here))
    asked = ask_extension(handover_id=handover.pk, until=UNTIL, reason="照会中", actor=here.ren, at=LATER)
    report_back(
        handover_id=handover.pk, result=Result.DONE, report="対応した", told_citizen="", actor=here.ren, at=LATER
    )
    asked.refresh_from_db()
    handover.refresh_from_db()
    assert (asked.status, handover.asked_until) == (ExtensionStatus.GONE, None)
    with pytest.raises(HandoverEndedError):
        ask_extension(handover_id=handover.pk, until=UNTIL, reason="照会中", actor=here.ren, at=LATER)


@pytest.mark.parametrize("name", ["yui", "aoi", "mio", "sora"])
def test_only_the_section_asks(here: Cast, name: str) -> None:
    handover = handed_over(here, new_case(here))
    with pytest.raises(NotAllowedError):
        ask_extension(handover_id=handover.pk, until=UNTIL, reason="照会中", actor=here.actors[name], at=LATER)
