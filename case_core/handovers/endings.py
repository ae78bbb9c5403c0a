"""The three ways in which a hand-over ends: answered, returned, or no longer awaited."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from case_core.cases.blockers import stop_waiting
from case_core.cases.models import Case
from case_core.cases.states import CaseStatus
from case_core.handovers.locks import move
from case_core.handovers.models import Extension, Handover
from case_core.handovers.states import ExtensionStatus, HandoverStatus
from case_core.spans import recording
from case_core.spans.states import SpanEnding
from tenants.accounts.actor import Actor

SOURCE: Final = "handover"
_ENDINGS: Final[Mapping[str, SpanEnding]] = {
    HandoverStatus.REPORTED: SpanEnding.REPORTED,
    HandoverStatus.RETURNED: SpanEnding.RETURNED,
    HandoverStatus.WAIVED: SpanEnding.WAIVED,
}


def end(
    case: Case, handover: Handover, *, status: HandoverStatus, then: CaseStatus, actor: Actor, at: datetime
) -> None:
    """
    End a locked hand-over whose texts are set, and let its case go on.

    :raises HandoverEndedError: its state does not lead there.
    """
    move(handover, status)
    handover.ended_by_id = actor.user_id
    handover.ended_at = at
    if handover.asked_until is not None:
        _forget_wish(handover, actor=actor, at=at)
    handover.save()
    stop_waiting(case, source=SOURCE, source_id=handover.pk, then=then, at=at)
    _leave(case, handover, at=at)


def is_in_hand(case: Case) -> bool:
    """Tell whether a section that still owes an answer has acknowledged the matter."""
    return Handover.objects.filter(case=case, status=HandoverStatus.ACKNOWLEDGED).exists()


def _forget_wish(handover: Handover, *, actor: Actor, at: datetime) -> None:
    """Nobody needs more time any longer."""
    handover.asked_until = None
    asked = Extension.objects.filter(handover=handover, status=ExtensionStatus.ASKED)
    asked.update(status=ExtensionStatus.GONE, decided_by_id=actor.user_id, decided_at=at)


def _leave(case: Case, handover: Handover, *, at: datetime) -> None:
    ending = _ENDINGS[handover.status]
    # Of sections alone: a case that waits for a body outside the city hall is the centre's meanwhile.
    others = set(Handover.objects.open().filter(case=case).values_list("status", flat=True))
    if others:
        is_held = HandoverStatus.ACKNOWLEDGED in others
        recording.left_to_others(case.pk, section_id=handover.section_id, ending=ending, is_held=is_held, at=at)
    else:
        recording.came_back(case.pk, section_id=handover.section_id, ending=ending, at=at)
