"""Write down that the head of a section was told that an answer is due."""

from datetime import date, datetime

from django.db import transaction

from case_core.handovers.events import HeadReminded
from case_core.handovers.locks import locked_handover
from case_core.handovers.models import DueReminder, Handover
from case_core.handovers.states import ReminderKind
from mannaka_kit import audit
from mannaka_kit.impersonal import Code
from mannaka_kit.outbox import events


@transaction.atomic
def remind_head(*, handover_id: int, kind: ReminderKind, due_on: date, mails: int, at: datetime) -> DueReminder | None:
    """
    Note how many mails said that an answer is due, once for each kind and day; an answered one is left alone.

    :raises HandoverNotFoundError: there is no such hand-over.
    """
    case, handover = locked_handover(handover_id)
    if not handover.is_open or handover.due_on != due_on:
        return None
    reminder, is_new = DueReminder.objects.get_or_create(
        handover=handover, kind=kind, due_on=due_on, defaults={"at": at, "mails": mails}
    )
    if not is_new:
        return reminder
    handover.case = case
    audit.record(
        "handover.head_reminded",
        actor=audit.SYSTEM,
        target=handover,
        at=at,
        case_id=case.pk,
        details=_details(handover, kind),
    )
    events.record(HeadReminded(case_id=case.pk, handover_id=handover.pk, section_id=handover.section_id))
    return reminder


def _details(handover: Handover, kind: ReminderKind) -> dict[str, Code]:
    return {"section": handover.section_id, "kind": kind.value}
