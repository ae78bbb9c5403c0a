"""Shield a person, or change what their shield says, whichever it is."""

from datetime import datetime

from django.db import transaction

from case_core.safety.actions.change_shield import change_shield
from case_core.safety.actions.set_shield import set_shield
from case_core.safety.terms import ShieldTerms
from case_core.safety.whom import whom_in
from case_core.shields.models import Shield
from tenants.accounts.actor import Actor


@transaction.atomic
def put_shield(*, case_id: int, terms: ShieldTerms, actor: Actor, at: datetime, place_id: int | None = None) -> Shield:
    """
    Let the one who came with a case, or whoever stands at a place beside them, be shielded on these terms from now on.

    :raises NotAllowedError: the actor is not of the centre.
    :raises CaseNotFoundError: there is no such case.
    :raises CasePersonNotFoundError: nobody stands at this place in it.
    :raises AnticipatedError: the terms do not protect, or somebody would find the person again.
    """
    is_shielded = whom_in(actor, case_id, place_id).person.is_shielded
    act_on = change_shield if is_shielded else set_shield
    return act_on(case_id=case_id, terms=terms, actor=actor, at=at, place_id=place_id)
