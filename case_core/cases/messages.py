"""Whether a citizen's message still waits to be read."""

from datetime import datetime

from case_core.cases.models import Case


def take_as_read(case: Case, *, seen_message_at: datetime | None) -> None:
    """Take messages as read up to the one that the clerk's page showed; a later one goes on waiting."""
    waiting = case.new_message_at
    if waiting is not None and seen_message_at is not None and waiting <= seen_message_at:
        case.new_message_at = None
