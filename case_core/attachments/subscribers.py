"""What follows from a file's turns."""

from case_core.attachments import vault
from case_core.attachments.checking import check_attachment
from case_core.attachments.events import FileAccepted, FileAdded, FileHeld, FileRefused, FileRemoved
from case_core.attachments.selectors import parts_to_drop, tries_of
from case_core.attachments.trying import pause_after, try_again_later
from mannaka_kit import clock
from mannaka_kit.outbox import Settle, events, subscribe, subscribe_errand


@subscribe_errand(FileAdded)
def check(event: FileAdded) -> Settle:
    """Check what came."""
    return check_attachment(event.attachment_id)


@subscribe(FileHeld)
def plan_next_try(event: FileHeld) -> None:
    """Ask the scanner again, for as long as it takes: rows of its own, so that no number of attempts runs out."""
    due_at = clock.now() + pause_after(tries_of(event.attachment_id))
    events.enqueue(try_again_later, due_at=due_at, attachment_id=event.attachment_id)


@subscribe(FileAccepted)
def forget_original(event: FileAccepted) -> None:
    """Let the original go where only the copy is kept."""
    attachment = parts_to_drop(event.attachment_id)
    if not attachment.has_original:
        vault.drop(attachment.key, "original")


@subscribe(FileRefused)
def forget_refused(event: FileRefused) -> None:
    """Let all content of a refused file go."""
    vault.drop(parts_to_drop(event.attachment_id).key)


@subscribe(FileRemoved)
def forget_removed(event: FileRemoved) -> None:
    """Let all content of a removed file go."""
    vault.drop(parts_to_drop(event.attachment_id).key)
