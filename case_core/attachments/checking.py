"""Check a file that came: ask the scanner, write the copy, and say what came of it."""

from functools import partial

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
from mannaka_kit.outbox import Settle


def check_attachment(attachment_id: int) -> Settle:
    """
    Ask the scanner, make the safe copy, and return what is to be written.

    A clean file leaves quarantine, a bad one is refused, and what nobody could check is tried again.
    """
    found = content_in_quarantine(attachment_id)
    if found is None:
        return _nothing
    attachment, content = found
    at = clock.now()
    refuse = partial(refuse_attachment, attachment_id=attachment_id, at=at)
    try:
        if signature := signature_in(content):
            return partial(refuse, refusal=Refusal.INFECTED, signature=signature)
        copy = copy_of(content, FileKind(attachment.kind))
    except ScannerAwayError:
        return partial(hold_attachment, attachment_id=attachment_id, at=at)
    except NoCopyError as error:
        return partial(refuse, refusal=error.refusal)
    return partial(accept_attachment, attachment_id=attachment_id, copy=copy, at=at)


def _nothing() -> None:
    """The file waits no longer."""
