"""Send a notice by mail."""

from datetime import datetime

from django.conf import settings
from django.db import transaction

from mannaka_kit import audit
from tenants.accounts.models import AccountNotice
from tenants.accounts.notice_mail import send_mail_of


@transaction.atomic
def mail_notice(*, notice_id: int, at: datetime) -> bool:
    """Send a notice once to whoever has an address, where this house sends mail; tell whether it went."""
    notice = AccountNotice.objects.select_for_update(of=["self"]).select_related("user").get(pk=notice_id)
    if notice.mailed_at is not None or not notice.user.email or not settings.MANNAKA_SENDS_MAIL:
        return False
    notice.mailed_at = at
    notice.save(update_fields=["mailed_at"])
    audit.record("sign_in.notice_mailed", actor=audit.SYSTEM, target=notice, at=at)
    send_mail_of(notice)  # last: what fails before it, fails without a mail
    return True
