from datetime import date

import pytest

from case_core.cases.states import StepKind
from case_core.handovers.actions.ask_extension import ask_extension
from case_core.handovers.actions.grant_extension import grant_extension
from case_core.handovers.errors import NoExtensionError
from case_core.handovers.events import ExtensionGranted
from case_core.handovers.models import Handover
from case_core.handovers.states import ExtensionStatus
from mannaka_kit.errors import NotAllowedError
from tests.support.cases import LATER, acknowledged, handed_over, new_case
from tests.support.cast import Cast
from tests.support.memory import remembered

OLD, UNTIL = date(2026, 1, 20), date(2026, 1, 27)


def asking(here: Cast) -> Handover:
    handover = acknowledged(here, new_case(here))
    ask_extension(handover_id=handover.pk, until=UNTIL, reason="照会中", actor=here.ren, at=LATER)
    return handover


def test_the_day_moves_and_the_case_with_it(here: Cast, told: list[object]) -> None:
    handover = asking(here)
    decided = grant_extension(handover_id=handover.pk, note="お約束の日の前なので", actor=here.aoi, at=LATER)
    handover.refresh_from_db()
    case = handover.case
    case.refresh_from_db()
    assert (handover.due_on, handover.asked_until, case.due_on) == (UNTIL, None, UNTIL)
    assert case.blockers.get().due_on == UNTIL
    assert (decided.status, decided.decided_by_id) == (ExtensionStatus.GRANTED, here.aoi.user_id)
    assert case.steps.get(kind=StepKind.MORE_TIME_GIVEN).day == UNTIL
    assert told[-1] == ExtensionGranted(case_id=case.pk, handover_id=handover.pk, section_id=here.tax.pk)
    assert remembered("handover.extension_granted") == [("centre_staff", case.pk, "done")]
    with pytest.raises(NoExtensionError):
        grant_extension(handover_id=handover.pk, note="もう一度", actor=here.aoi, at=LATER)


def test_where_nobody_asked_there_is_nothing_to_give(here: Cast) -> None:
    with pytest.raises(NoExtensionError):
        grant_extension(handover_id=handed_over(here, new_case(here)).pk, actor=here.aoi, at=LATER)


@pytest.mark.parametrize("name", ["ren", "yui", "mio", "sora"])
def test_only_the_centre_decides(here: Cast, name: str) -> None:
    with pytest.raises(NotAllowedError):
        grant_extension(handover_id=asking(here).pk, note="理由", actor=here.actors[name], at=LATER)
