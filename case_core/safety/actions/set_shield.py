"""Shield a person."""

from datetime import datetime

from django.db import transaction

from case_core.cases.states import StepKind
from case_core.safety.errors import AlreadyShieldedError
from case_core.safety.events import ShieldSet
from case_core.safety.people import locked_person, mark_shielded, relation_of, take_from, tell
from case_core.safety.terms import ShieldTerms, impersonal, require_sound, write_bars
from case_core.shields.models import Shield
from case_core.shields.policies import can_shield
from mannaka_kit import audit
from mannaka_kit.clock import day_of
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.actor import Actor


@transaction.atomic
def set_shield(*, case_id: int, terms: ShieldTerms, actor: Actor, at: datetime, place_id: int | None = None) -> Shield:
    """
    Hide everywhere where the person of a case can be reached, and let nobody find them who must not.

    With a place it is somebody beside the one who came.

    :raises NotAllowedError: the actor is not of the centre.
    :raises CaseNotFoundError: there is no such case, or nobody at this place in it.
    :raises AlreadyShieldedError: the person is shielded already.
    :raises AnticipatedError: the terms do not protect (`require_sound`).
    """
    require(can_shield(actor))
    person, cases = locked_person(case_id, actor, place_id=place_id)
    if person.is_shielded:
        raise AlreadyShieldedError
    require_sound(terms, actor=actor, on=day_of(at))
    shield = Shield.objects.create(person=person, set_by_id=actor.user_id, set_at=at, **terms.values())
    write_bars(shield, terms.barred_ids)
    mark_shielded(person, cases, is_shielded=True)
    take_from(terms.barred_ids, cases)
    tell(case_id, StepKind.SHIELDED, actor=actor, at=at, note=relation_of(place_id))
    audit.record("shield.set", actor=actor, target=shield, at=at, case_id=case_id, details=impersonal(terms))
    events.record(ShieldSet(case_id=case_id))
    return shield
