"""Give no more time."""

from datetime import datetime

from django.db import transaction

from case_core.cases.states import StepKind
from case_core.handovers.events import ExtensionRefused
from case_core.handovers.locks import locked_handover
from case_core.handovers.models import Extension
from case_core.handovers.policies import can_send_handovers
from case_core.handovers.states import ExtensionStatus
from case_core.handovers.texts import require_texts
from case_core.handovers.turns import record_turn, tell
from case_core.handovers.wishes import asked_extension, decide
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


@transaction.atomic
def refuse_extension(*, handover_id: int, note: str, actor: Actor, at: datetime) -> Extension:
    """
    Let the day that holds go on holding, and tell the section why.

    :raises NotAllowedError: the actor is not of the centre.
    :raises HandoverNotFoundError: there is no such hand-over.
    :raises NoExtensionError: the section asks for nothing.
    :raises TextMissingError: the reason is empty.
    """
    require(can_send_handovers(actor))
    case, handover = locked_handover(handover_id, actor=actor)
    require_texts(note=note)
    asked = asked_extension(handover)
    decide(asked, ExtensionStatus.REFUSED, note=note, actor=actor, at=at)
    handover.asked_until = None
    handover.save(update_fields=["asked_until"])
    tell(case, handover, StepKind.MORE_TIME_DENIED, note=note, actor=actor, at=at, day=handover.due_on)
    record_turn("handover.extension_refused", ExtensionRefused, handover, actor=actor, at=at)
    return asked
