"""What is done later: somebody is told by mail of a look in an emergency."""

from case_core.records.actions.mail_opening import mail_opening
from mannaka_kit import clock
from mannaka_kit.outbox import handler


def tell_of_opening(*, notice_id: int) -> None:
    """Send one notice."""
    mail_opening(notice_id=notice_id, at=clock.now())


mail_opening_later = handler(tell_of_opening)
