"""Take a file into quarantine."""

from datetime import datetime

from django.db import transaction

from case_core.attachments import vault
from case_core.attachments.errors import InfectedError, ScannerAwayError
from case_core.attachments.events import FileAdded
from case_core.attachments.inspection.inspect import inspect
from case_core.attachments.models import Attachment
from case_core.attachments.names import plain_name
from case_core.attachments.policies import can_handle_files
from case_core.attachments.scanners.choice import signature_in
from case_core.attachments.turns import record_turn
from case_core.cases.locks import locked_open_case
from mannaka_kit.decisions import require
from mannaka_kit.identifiers import new_key
from tenants.accounts.actor import Actor


@transaction.atomic
def add_attachment(*, case_id: int, name: str, content: bytes, note: str, actor: Actor, at: datetime) -> Attachment:
    """
    Keep a file with the case, closed to everybody until it is checked.

    :raises NotAllowedError: the actor is not of the centre.
    :raises UnfitFileError: the file is none that is taken, or the scanner knows at once what is in it.
    :raises CaseNotFoundError: there is no such case.
    :raises CaseClosedError: the case has ended.
    """
    require(can_handle_files(actor))
    name = plain_name(name)
    kind = inspect(name, content)
    _look_at_once(name, content)
    case = locked_open_case(case_id, actor=actor)
    attachment = Attachment.objects.create(
        case=case,
        key=new_key(),
        name=name,
        kind=kind,
        size=len(content),
        note=note.strip(),
        added_by_id=actor.user_id,
        added_at=at,
    )
    vault.put(attachment.key, "original", content)
    case.touched_at = at
    case.save(update_fields=["touched_at"])
    record_turn("attachment.added", FileAdded, attachment, actor=actor, at=at)
    return attachment


def _look_at_once(name: str, content: bytes) -> None:
    """Tell the clerk now what would be told a minute later; the check in quarantine decides all the same."""
    try:
        signature = signature_in(content)
    except ScannerAwayError:
        return
    if signature:
        raise InfectedError.of(name, signature=signature)
