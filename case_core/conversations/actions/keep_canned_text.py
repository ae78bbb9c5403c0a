"""Keep a text that staff begin their answers with."""

from datetime import datetime
from typing import Final

from django.db import transaction

from case_core.conversations.errors import CannedTextNotFoundError, TitleTakenError, WordsMissingError
from case_core.conversations.models import CannedText
from case_core.conversations.policies import can_settle_conversations
from case_core.conversations.wordings import require_wording
from mannaka_kit import audit
from mannaka_kit.decisions import require
from mannaka_kit.turns import wait_for_turn
from tenants.accounts.actor import Actor

# What is known while a clerk writes; the link is made when a message leaves.
CANNED_VARIABLES: Final = ("city", "telephone", "next_opening", "name", "clerk")


@transaction.atomic
def keep_canned_text(
    *, title: str, body: str, position: int, actor: Actor, at: datetime, text_id: int | None = None
) -> CannedText:
    """
    Add a text, or change the one that is named.

    :raises NotAllowedError: the actor is no administrator.
    :raises CannedTextNotFoundError: the one that is named is not there.
    :raises WordsMissingError: it has no title or says nothing.
    :raises TitleTakenError: another one has this title.
    :raises UnknownVariableError: it names something that nobody fills in.
    """
    require(can_settle_conversations(actor))
    for name, told in (("title", title), ("body", body)):
        if not told.strip():
            raise WordsMissingError(field=name)
    require_wording(body, field="body", known=CANNED_VARIABLES)
    wait_for_turn("canned-texts")
    named = CannedText.objects.filter(title=title.strip()).first()
    if named is not None and named.pk != text_id:
        raise TitleTakenError(field="title")
    text = CannedText() if text_id is None else CannedText.objects.filter(pk=text_id).first()
    if text is None:
        raise CannedTextNotFoundError
    text.title, text.body, text.position = title.strip(), body.strip(), position
    text.changed_by_id, text.changed_at = actor.user_id, at
    text.save()
    audit.record("canned_text.kept", actor=actor, target=text, at=at)
    return text
