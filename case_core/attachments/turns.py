"""
What every turn of a file leaves behind: its audit entry, its event, and its place in the course of the case.

The name of a file may be a person's: it stands in the course, which belongs to the case, and in neither of the others.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Final, TypeAlias

from case_core.attachments.events import FileAccepted, FileAdded, FileHeld, FileRefused, FileRemoved
from case_core.attachments.models import Attachment
from case_core.cases.models import CaseStep
from case_core.cases.states import StepKind
from mannaka_kit import audit
from mannaka_kit.outbox import events

Turn: TypeAlias = type[FileAdded | FileHeld | FileAccepted | FileRefused | FileRemoved]
# A file that nobody could check yet is still what it was.
_TOLD: Final[Mapping[Turn, StepKind]] = {
    FileAdded: StepKind.FILE_ADDED,
    FileAccepted: StepKind.FILE_READY,
    FileRefused: StepKind.FILE_REFUSED,
    FileRemoved: StepKind.FILE_REMOVED,
}


def record_turn(code: str, turn: Turn, attachment: Attachment, *, actor: audit.Actor, at: datetime) -> None:
    """Record who did it, tell it in the course of the case, and tell those who wait for it.

    :raises NotInTransactionError: outside a transaction.
    """
    details: dict[str, int | str] = {"kind": attachment.kind, "size": attachment.size, "refusal": attachment.refusal}
    audit.record(code, actor=actor, target=attachment, at=at, case_id=attachment.case_id, details=details)
    events.record(turn(case_id=attachment.case_id, attachment_id=attachment.pk))
    if turn in _TOLD:
        CaseStep.objects.create(
            case_id=attachment.case_id, at=at, kind=_TOLD[turn], actor_id=actor.pk, note=_told(attachment)
        )


def _told(attachment: Attachment) -> str:
    why = attachment.removal_reason or (str(attachment.get_refusal_display()) if attachment.refusal else "")
    said = (attachment.name, attachment.note, why)
    return "\n".join(filter(None, said))
