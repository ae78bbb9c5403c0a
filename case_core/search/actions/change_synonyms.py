"""Change which words mean the same."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from case_core.search.locks import lock_synonyms, locked_synonyms
from case_core.search.models import SynonymGroup
from case_core.search.synonyms import require_words
from mannaka_kit import audit
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor
from tenants.accounts.policies import can_administer


@transaction.atomic
def change_synonyms(*, group_id: int, words: Sequence[str], actor: Actor, at: datetime) -> SynonymGroup:
    """
    Change a group of words; searches heed it at once.

    :raises NotAllowedError: the actor is no administrator.
    :raises SynonymsNotFoundError: there is no such group.
    :raises TooFewWordsError: there are not two words.
    :raises TooManyWordsError: there are more than twenty.
    :raises WordTooLongError: one of them is longer than fifty characters.
    :raises WordTakenError: one of them is in another group.
    """
    require(can_administer(actor))
    lock_synonyms()
    group = locked_synonyms(group_id)
    told, was = require_words(words, besides=group.pk), len(group.words)
    group.words, group.keys = told.shown, told.keys
    group.changed_at, group.changed_by_id = at, actor.user_id
    group.save()
    audit.record("synonyms.changed", actor=actor, target=group, at=at, details={"count": len(told.shown), "was": was})
    return group
