"""Throw away what one has begun."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from case_core.drafts.selectors import draft_for
from mannaka_kit import audit
from tenants.accounts.actor import Actor


@transaction.atomic
def discard_draft(*, key: UUID, actor: Actor, at: datetime) -> None:
    """
    Discard one's own draft.

    :raises DraftNotFoundError: the actor has no such draft.
    """
    draft = draft_for(actor, key)
    audit.record("draft.discarded", actor=actor, target=draft, at=at, details={"form": draft.form})
    draft.delete()
