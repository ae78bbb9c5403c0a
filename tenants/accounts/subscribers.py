"""What follows from changes of sign-in."""

from mannaka_kit import clock
from mannaka_kit.outbox import subscribe
from tenants.accounts.actions.mail_notice import mail_notice
from tenants.accounts.events import NoticeGiven


@subscribe(NoticeGiven)
def tell_by_mail(event: NoticeGiven) -> None:
    """Send the notice where there is an address."""
    mail_notice(notice_id=event.notice_id, at=clock.now())
