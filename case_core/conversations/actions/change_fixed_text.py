"""Word one of the city's fixed texts."""

from datetime import datetime

from django.db import transaction

from case_core.conversations.errors import WordsMissingError
from case_core.conversations.models import FixedText
from case_core.conversations.policies import can_settle_conversations
from case_core.conversations.states import TextKind
from case_core.conversations.texts import NEED_LINK
from case_core.conversations.wordings import require_wording
from mannaka_kit import audit
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


@transaction.atomic
def change_fixed_text(*, kind: TextKind, body_ja: str, body_en: str, actor: Actor, at: datetime) -> FixedText:
    """
    Say it in the city's own words from now on, in both languages.

    :raises NotAllowedError: the actor is no administrator.
    :raises WordsMissingError: one of the languages is empty.
    :raises UnknownVariableError: a text names something that nobody fills in.
    :raises LinkMissingError: a text that leads to the page has no link.
    """
    require(can_settle_conversations(actor))
    told = {"body_ja": body_ja.strip(), "body_en": body_en.strip()}
    for name, wording in told.items():
        if not wording:
            raise WordsMissingError(field=name)
        require_wording(wording, field=name, needs_link=kind in NEED_LINK)
    text, _is_new = FixedText.objects.update_or_create(
        kind=kind, defaults={**told, "changed_by_id": actor.user_id, "changed_at": at}
    )
    audit.record("fixed_text.changed", actor=actor, target=text, at=at, details={"kind": kind.value})
    return text
