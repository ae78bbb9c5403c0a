"""What every turn of a file leaves behind: its audit entry and its event; never its name, which may be a person's."""

from datetime import datetime
from typing import TypeAlias

from case_core.attachments.events import FileAccepted, FileAdded, FileHeld, FileRefused, FileRemoved
from case_core.attachments.models import Attachment
from mannaka_kit import audit
from mannaka_kit.outbox import events

Turn: TypeAlias = type[FileAdded | FileHeld | FileAccepted | FileRefused | FileRemoved]


def record_turn(code: str, turn: Turn, attachment: Attachment, *, actor: audit.Actor, at: datetime) -> None:
    """Record who did it, and tell those who wait for it.

    :raises NotInTransactionError: outside a transaction.
    """
    details: dict[str, int | str] = {"kind": attachment.kind, "size": attachment.size, "refusal": attachment.refusal}
    audit.record(code, actor=actor, target=attachment, at=at, case_id=attachment.case_id, details=details)
    events.record(turn(case_id=attachment.case_id, attachment_id=attachment.pk))
