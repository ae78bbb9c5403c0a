"""Ask for more time."""

from datetime import date, datetime

from django.db import transaction

from case_core.cases.states import StepKind
from case_core.handovers.errors import ExtensionOpenError, HandoverEndedError, NotLongerError
from case_core.handovers.events import ExtensionAsked
from case_core.handovers.locks import locked_handover
from case_core.handovers.models import Extension
from case_core.handovers.policies import can_answer_handover
from case_core.handovers.texts import require_texts
from case_core.handovers.turns import record_turn, tell
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


@transaction.atomic
def ask_extension(*, handover_id: int, until: date, reason: str, actor: Actor, at: datetime) -> Extension:
    """
    Ask the centre for more time for an answer, with the reason in writing; until it agrees, the old day holds.

    :raises HandoverNotFoundError: there is no such hand-over.
    :raises NotAllowedError: the actor is not of the section.
    :raises HandoverEndedError: it has ended.
    :raises ExtensionOpenError: the section has asked already.
    :raises NotLongerError: the new day is not after the one that holds.
    :raises TextMissingError: the reason is empty.
    """
    case, handover = locked_handover(handover_id, actor=actor)
    require(can_answer_handover(actor, handover))
    require_texts(reason=reason)
    if not handover.is_open:
        raise HandoverEndedError
    if handover.asked_until is not None:
        raise ExtensionOpenError
    if until <= handover.due_on:
        raise NotLongerError(field="until")
    asked = Extension.objects.create(
        handover=handover,
        reason=reason,
        due_before=handover.due_on,
        until=until,
        asked_by_id=actor.user_id,
        asked_at=at,
    )
    handover.asked_until = until
    handover.save(update_fields=["asked_until"])
    tell(case, handover, StepKind.MORE_TIME_ASKED, note=reason, actor=actor, at=at, day=until)
    record_turn("handover.extension_asked", ExtensionAsked, handover, actor=actor, at=at)
    return asked
