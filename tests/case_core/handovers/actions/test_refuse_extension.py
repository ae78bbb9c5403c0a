from datetime import date

import pytest

from case_core.cases.states import StepKind
from case_core.handovers.actions.ask_extension import ask_extension
from case_core.handovers.actions.refuse_extension import refuse_extension
from case_core.handovers.errors import NoExtensionError, TextMissingError
from case_core.handovers.events import ExtensionRefused
from case_core.handovers.models import Handover
from case_core.handovers.states import ExtensionStatus
from mannaka_kit.errors import NotAllowedError
from tests.support.cases import LATER, acknowledged, new_case
from tests.support.cast import Cast
from tests.support.memory import remembered

OLD, UNTIL = date(2026, 1, 20), date(2026, 1, 27)


def asking(here: Cast) -> Handover:
    handover = acknowledged(here, new_case(here))
    ask_extension(handover_id=handover.pk, until=UNTIL, reason="照会中", actor=here.ren, at=LATER)
    return handover


def test_the_day_stays_and_the_section_learns_why(here: Cast, told: list[object]) -> None:
    handover = asking(here)
    decided = refuse_extension(handover_id=handover.pk, note="お約束の日の前なので", actor=here.aoi, at=LATER)
    handover.refresh_from_db()
    case = handover.case
    case.refresh_from_db()
    assert (handover.due_on, handover.asked_until, case.due_on) == (OLD, None, OLD)
    assert case.blockers.get().due_on == OLD
    assert (decided.status, decided.decided_by_id) == (ExtensionStatus.REFUSED, here.aoi.user_id)
    assert case.steps.get(kind=StepKind.MORE_TIME_DENIED).day == OLD
    assert told[-1] == ExtensionRefused(case_id=case.pk, handover_id=handover.pk, section_id=here.tax.pk)
    assert remembered("handover.extension_refused") == [("centre_staff", case.pk, "done")]
    with pytest.raises(NoExtensionError):
        refuse_extension(handover_id=handover.pk, note="もう一度", actor=here.aoi, at=LATER)


def test_a_refusal_says_why(here: Cast) -> None:
    with pytest.raises(TextMissingError) as caught:
        refuse_extension(handover_id=asking(here).pk, note=" ", actor=here.aoi, at=LATER)
    assert caught.value.field == "note"


@pytest.mark.parametrize("name", ["ren", "yui", "mio", "sora"])
def test_only_the_centre_decides(here: Cast, name: str) -> None:
    with pytest.raises(NotAllowedError):
        refuse_extension(handover_id=asking(here).pk, note="理由", actor=here.actors[name], at=LATER)
