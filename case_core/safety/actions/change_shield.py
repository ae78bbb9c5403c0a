"""Change what a shield says."""

from datetime import datetime

from django.db import transaction

from case_core.safety.errors import ShieldNotFoundError, UnbarringNeedsHeadError
from case_core.safety.events import ShieldSet
from case_core.safety.people import locked_person, take_from
from case_core.safety.terms import ShieldTerms, impersonal, require_sound, write_bars
from case_core.shields.models import Shield
from case_core.shields.policies import can_lift_shield, can_shield
from case_core.shields.selectors import shield_of
from mannaka_kit import audit
from mannaka_kit.clock import day_of
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.actor import Actor


@transaction.atomic
def change_shield(
    *, case_id: int, terms: ShieldTerms, actor: Actor, at: datetime, place_id: int | None = None
) -> Shield:
    """
    Write down what has changed: the safe way, the day of the review, who must not find the person.

    :raises NotAllowedError: the actor is not of the centre.
    :raises CaseNotFoundError: there is no such case, or nobody at this place in it.
    :raises ShieldNotFoundError: the person is not shielded.
    :raises UnbarringNeedsHeadError: somebody who must not find the person would find them again.
    :raises AnticipatedError: the terms do not protect (`require_sound`).
    """
    require(can_shield(actor))
    person, cases = locked_person(case_id, actor, place_id=place_id)
    shield = shield_of(person)
    if shield is None:
        raise ShieldNotFoundError
    require_sound(terms, actor=actor, on=day_of(at))
    _require_head_for_unbarring(shield, terms, actor)
    for name, value in terms.values().items():
        setattr(shield, name, value)
    shield.save()
    write_bars(shield, terms.barred_ids)
    take_from(terms.barred_ids, cases)
    audit.record("shield.changed", actor=actor, target=shield, at=at, case_id=case_id, details=impersonal(terms))
    events.record(ShieldSet(case_id=case_id))
    return shield


def _require_head_for_unbarring(shield: Shield, terms: ShieldTerms, actor: Actor) -> None:
    before = set(shield.bars.values_list("user_id", flat=True))
    if before - terms.barred_ids and not can_lift_shield(actor):
        raise UnbarringNeedsHeadError(field="barred")
