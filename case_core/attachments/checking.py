"""Check a file that came: ask the scanner, write the copy, and say what came of it."""

from case_core.attachments.actions.accept_attachment import accept_attachment
from case_core.attachments.actions.hold_attachment import hold_attachment
from case_core.attachments.actions.refuse_attachment import refuse_attachment
from case_core.attachments.copies import NoCopyError, copy_of
from case_core.attachments.errors import ScannerAwayError
from case_core.attachments.kinds import FileKind
from case_core.attachments.scanners.choice import signature_in
from case_core.attachments.selectors import content_in_quarantine
from case_core.attachments.states import Refusal
from mannaka_kit import clock


def check_attachment(attachment_id: int) -> None:
    """Let the file out of quarantine where the scanner finds nothing and a safe copy can be made; else say why not."""
    found = content_in_quarantine(attachment_id)
    if found is None:
        return
    attachment, content = found
    try:
        signature = signature_in(content)
        copy = None if signature else copy_of(content, FileKind(attachment.kind))
    except ScannerAwayError:
        hold_attachment(attachment_id=attachment_id, at=clock.now())
    except NoCopyError as error:
        refuse_attachment(attachment_id=attachment_id, refusal=error.refusal, at=clock.now())
    else:
        if copy is None:
            refuse_attachment(
                attachment_id=attachment_id, refusal=Refusal.INFECTED, signature=signature, at=clock.now()
            )
        else:
            accept_attachment(attachment_id=attachment_id, copy=copy, at=clock.now())
