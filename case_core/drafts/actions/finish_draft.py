"""Let a draft go, because its form was sent."""

from datetime import datetime
from typing import Final
from uuid import UUID

from django.db.models import QuerySet

from case_core.drafts.errors import DraftGoneError
from case_core.drafts.models import Draft
from mannaka_kit import audit
from mannaka_kit.prepared import Prepared
from mannaka_kit.transactions import require_transaction
from tenants.accounts.actor import Actor


def _taken(*, key: UUID, author_id: int) -> QuerySet[Draft]:
    return Draft.objects.select_for_update().filter(pk=key, author_id=author_id)


# Every form that keeps drafts asks it, and most have none.
_TAKEN: Final = Prepared(_taken, key=UUID(int=0), author_id=-1)


def finish_draft(*, key: UUID, seen_version: int, page: UUID, actor: Actor, at: datetime) -> None:
    """
    Delete the draft that was sent, in the transaction of what it became.

    A version that another page has saved since stays: its text was not sent.

    :raises NotInTransactionError: outside a transaction.
    :raises DraftGoneError: another page has sent or discarded the draft since.
    """
    require_transaction()
    draft = next(iter(_TAKEN(key=key, author_id=actor.user_id)), None)
    if draft is None:
        if seen_version:
            raise DraftGoneError
        return
    if draft.version == seen_version or draft.page == page:
        audit.record("draft.finished", actor=actor, target=draft, at=at, details={"form": draft.form})
        draft.delete()
