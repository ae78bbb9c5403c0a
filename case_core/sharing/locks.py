"""Take a share for a change: the case first, always."""

from case_core.cases.locks import locked_case
from case_core.sharing.errors import ShareNotFoundError
from case_core.sharing.models import ShareGrant
from tenants.accounts.actor import Actor


def locked_share(grant_id: int, *, actor: Actor | None) -> ShareGrant:
    """
    Return a share with its case, both locked until the transaction ends; without an actor, for who comes by the share.

    :raises ShareNotFoundError: there is none.
    :raises CaseNotFoundError: its case is hidden from this person.
    """
    case_id = ShareGrant.objects.filter(pk=grant_id).values_list("case_id", flat=True).first()
    if case_id is None:
        raise ShareNotFoundError
    case = locked_case(case_id, actor=actor)
    grant = ShareGrant.objects.select_for_update(of=["self"]).select_related("organization").get(pk=grant_id)
    grant.case = case
    return grant
