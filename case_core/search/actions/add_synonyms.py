"""Let words mean the same."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from case_core.search.locks import lock_synonyms
from case_core.search.models import SynonymGroup
from case_core.search.synonyms import require_words
from mannaka_kit import audit
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor
from tenants.accounts.policies import can_administer


@transaction.atomic
def add_synonyms(*, words: Sequence[str], actor: Actor, at: datetime) -> SynonymGroup:
    """
    Add a group of words; searches heed it at once.

    :raises NotAllowedError: the actor is no administrator.
    :raises TooFewWordsError: there are not two words.
    :raises TooManyWordsError: there are more than twenty.
    :raises WordTooLongError: one of them is longer than fifty characters.
    :raises WordTakenError: one of them is in another group.
    """
    require(can_administer(actor))
    lock_synonyms()
    told = require_words(words)
    group = SynonymGroup.objects.create(words=told.shown, keys=told.keys, changed_at=at, changed_by_id=actor.user_id)
    audit.record("synonyms.added", actor=actor, target=group, at=at, details={"count": len(told.shown)})
    return group
