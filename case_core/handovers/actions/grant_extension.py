"""Give more time."""

from datetime import datetime

from django.db import transaction

from case_core.cases.blockers import put_off
from case_core.cases.states import StepKind
from case_core.handovers.endings import SOURCE
from case_core.handovers.events import ExtensionGranted
from case_core.handovers.locks import locked_handover
from case_core.handovers.models import Extension
from case_core.handovers.policies import can_send_handovers
from case_core.handovers.states import ExtensionStatus
from case_core.handovers.turns import record_turn, tell
from case_core.handovers.wishes import asked_extension, decide
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


@transaction.atomic
def grant_extension(*, handover_id: int, actor: Actor, at: datetime, note: str = "") -> Extension:
    """
    Let the section answer by the day it asked for.

    :raises NotAllowedError: the actor is not of the centre.
    :raises HandoverNotFoundError: there is no such hand-over.
    :raises NoExtensionError: the section asks for nothing.
    """
    require(can_send_handovers(actor))
    case, handover = locked_handover(handover_id, actor=actor)
    asked = asked_extension(handover)
    decide(asked, ExtensionStatus.GRANTED, note=note, actor=actor, at=at)
    handover.due_on, handover.asked_until = asked.until, None
    handover.save(update_fields=["due_on", "asked_until"])
    put_off(case, source=SOURCE, source_id=handover.pk, due_on=asked.until, at=at)
    tell(case, handover, StepKind.MORE_TIME_GIVEN, note=note, actor=actor, at=at, day=asked.until)
    record_turn("handover.extension_granted", ExtensionGranted, handover, actor=actor, at=at)
    return asked
