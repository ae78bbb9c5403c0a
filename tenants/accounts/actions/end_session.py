"""End one of one's own sign-ins."""

from datetime import datetime

from django.db import transaction

from mannaka_kit import audit
from mannaka_kit.outbox import events
from tenants.accounts.actor import Actor
from tenants.accounts.errors import SessionNotFoundError
from tenants.accounts.events import SessionEnded
from tenants.accounts.models import SignedInSession
from tenants.accounts.session_rows import end_rows


@transaction.atomic
def end_session(*, actor: Actor, session_id: int, at: datetime) -> None:
    """End one sign-in of the actor's: its session is gone with this transaction.

    :raises SessionNotFoundError: if it is not the actor's, or over.
    """
    row = SignedInSession.objects.filter(pk=session_id, user_id=actor.user_id).exclude(session_key="").first()
    if row is None:
        raise SessionNotFoundError
    end_rows(actor.user_id, only=row.pk)
    audit.record("sign_in.session_ended", actor=actor, target=row, at=at)
    events.record(SessionEnded(user_id=actor.user_id, session_id=row.pk))
