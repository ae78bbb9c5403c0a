"""Tell somebody by mail of a look in an emergency."""

from datetime import datetime

from django.conf import settings
from django.db import transaction

from case_core.records.models import OpeningNotice
from case_core.records.opening_mail import send_mail_of
from mannaka_kit import audit


@transaction.atomic
def mail_opening(*, notice_id: int, at: datetime) -> bool:
    """Send the notice once to whoever has an address and has not seen it yet; tell whether it went."""
    found = OpeningNotice.objects.select_for_update(of=["self"]).select_related("user", "opening__compartment")
    notice = found.get(pk=notice_id)
    is_told = notice.mailed_at is not None or notice.seen_at is not None
    if is_told or not notice.user.email or not settings.MANNAKA_SENDS_MAIL:
        return False
    notice.mailed_at = at
    notice.save(update_fields=["mailed_at"])
    case_id = notice.opening.compartment.case_id
    audit.record("record.opening_mailed", actor=audit.SYSTEM, target=notice.opening, at=at, case_id=case_id)
    send_mail_of(notice)  # last: what fails before it, fails without a mail
    return True
