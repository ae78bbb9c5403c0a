"""The sign-ins of a person: rows beside Django's own sessions, which hold the truth about what is alive."""

from datetime import datetime, timedelta

from django.contrib.sessions.models import Session

from mannaka_kit import live
from mannaka_kit.transactions import require_transaction
from tenants.accounts.models import SignedInSession, User

# As long as this a device is remembered after its last sign-in.
MEMORY = timedelta(days=180)


def add_row(user: User, *, session_key: str, device: str, at: datetime) -> bool:
    """Write a sign-in down, and tell whether its device is a new one for somebody who has had others."""
    own = SignedInSession.objects.filter(user_id=user.pk)
    own.filter(began_at__lt=at - MEMORY).delete()
    is_new = own.exists() and not own.filter(device=device).exists()
    SignedInSession.objects.filter(session_key=session_key).update(session_key="")
    SignedInSession.objects.create(user=user, session_key=session_key, device=device, began_at=at)
    return is_new


def move_row(*, before: str, after: str) -> None:
    """Follow a session whose key was changed: Django does so when the password changes, or somebody signs in anew."""
    is_known = SignedInSession.objects.filter(session_key=after).exists()  # a new sign-in wrote its own row
    SignedInSession.objects.filter(session_key=before).update(session_key="" if is_known else after)


def end_rows(user_id: int, *, keep: str = "", only: int | None = None) -> int:
    """Delete a person's sessions, all of them or one, but never the one to keep; return how many were alive.

    :raises NotInTransactionError: outside a transaction.
    """
    require_transaction()
    rows = SignedInSession.objects.select_for_update().filter(user_id=user_id).exclude(session_key__in=["", keep])
    if only is not None:
        rows = rows.filter(pk=only)
    found = {row.pk: row.session_key for row in rows}
    ended: int = Session.objects.filter(session_key__in=found.values()).delete()[0]
    SignedInSession.objects.filter(pk__in=found).update(session_key="")
    for key in found.values():
        live.close(session_key=key)
    return ended
