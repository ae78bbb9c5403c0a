"""Let words mean what they mean, each by itself."""

from datetime import datetime

from django.db import transaction

from case_core.search.locks import lock_synonyms, locked_synonyms
from mannaka_kit import audit
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor
from tenants.accounts.policies import can_administer


@transaction.atomic
def remove_synonyms(*, group_id: int, actor: Actor, at: datetime) -> None:
    """
    Remove a group of words; the audit keeps who did it and when.

    :raises NotAllowedError: the actor is no administrator.
    :raises SynonymsNotFoundError: there is no such group.
    """
    require(can_administer(actor))
    lock_synonyms()
    group = locked_synonyms(group_id)
    audit.record("synonyms.removed", actor=actor, target=group, at=at, details={"was": len(group.words)})
    group.delete()
