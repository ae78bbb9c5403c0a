"""Tell people what changed in how they sign in."""

from datetime import datetime

from mannaka_kit.outbox import events
from mannaka_kit.transactions import require_transaction
from tenants.accounts.events import NoticeGiven
from tenants.accounts.models import AccountNotice, User
from tenants.accounts.notice_kinds import NoticeKind


def give_notice(user: User, kind: NoticeKind, *, at: datetime) -> AccountNotice:
    """Write a notice in the transaction of the change; a mail follows it where there is an address.

    :raises NotInTransactionError: outside a transaction.
    """
    require_transaction()
    notice = AccountNotice.objects.create(user=user, kind=kind, at=at)
    events.record(NoticeGiven(notice_id=notice.pk))
    return notice
