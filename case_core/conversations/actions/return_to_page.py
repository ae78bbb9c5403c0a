"""Come back to the citizen's page with the secret."""

from datetime import datetime

from django.db import transaction

from case_core.conversations.models import Conversation
from mannaka_kit import audit
from mannaka_kit.identifiers import secret_hash


@transaction.atomic
def return_to_page(*, secret: str, at: datetime) -> int | None:
    """Return the conversation whose secret this is, else None; both are recorded."""
    found = Conversation.objects.exclude(return_hash="").filter(return_hash=secret_hash(secret)).first()
    code, outcome = ("talkpage.opened", audit.Outcome.DONE) if found else ("talkpage.refused", audit.Outcome.REFUSED)
    audit.record(code, actor=audit.CITIZEN, target=found, at=at, outcome=outcome)
    return found.pk if found else None
