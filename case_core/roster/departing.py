"""Keepers of the roster may go on against a rule, with a reason that stays."""

from collections.abc import Collection
from datetime import datetime

from case_core.roster.clash_words import sentences_of
from case_core.roster.errors import RulesClashError
from case_core.roster.models import Departure, Duty
from case_core.roster.rule_checks import Place
from case_core.roster.rule_guard import clashes_of_change
from case_core.roster.states import DutyChange
from tenants.accounts.actor import Actor
from tenants.accounts.policies import Acting


def write_departure(
    change: DutyChange,
    *,
    gone: Collection[Place] = (),
    come: Collection[Place] = (),
    reason: str,
    actor: Acting,
    at: datetime,
) -> int:
    """
    Return how many rules the change breaks; each broken one needs the reason, which is kept.

    :raises RulesClashError: it breaks some, and no reason is given.
    """
    clashes = clashes_of_change(gone=gone, come=come)
    if not clashes:
        return 0
    if not reason.strip():
        raise RulesClashError.naming(sentences_of(clashes), may_go_on=True)
    place = next(iter((*come, *gone)))
    Departure.objects.create(
        on=place.on,
        counsellor_id=place.person,
        change=change,
        clashes=[clash.code for clash in clashes],
        reason=reason.strip(),
        decided_by_id=actor.user_id if isinstance(actor, Actor) else None,
        decided_at=at,
    )
    return len(clashes)


def details_of(duty: Duty, broken: int) -> dict[str, int | str]:
    """Return what the audit says of a change: ids, the day, and how many rules it breaks."""
    return {"on": duty.on.isoformat(), "person": duty.counsellor_id, "rules_broken": broken}
