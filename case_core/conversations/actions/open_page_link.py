"""Open the citizen's page by a link, once."""

from datetime import datetime

from django.db import transaction

from case_core.conversations.links import LINK
from case_core.conversations.models import PageLink
from mannaka_kit import audit


@transaction.atomic
def open_page_link(*, token: str, at: datetime) -> int | None:
    """Return the conversation that a link opens, and let the link open nothing more; None where it opens nothing."""
    link = PageLink.objects.select_for_update().filter(token_hash=LINK.kept(token)).first()
    if link is None or link.used_at is not None or link.expires_at <= at:
        audit.record("talkpage.refused", actor=audit.CITIZEN, target=link, at=at, outcome=audit.Outcome.REFUSED)
        return None
    link.used_at = at
    link.save(update_fields=["used_at"])
    audit.record(
        "talkpage.opened", actor=audit.CITIZEN, target=link, at=at, details={"conversation": link.conversation_id}
    )
    return link.conversation_id
