"""Who sees the roster, and who keeps it."""

from case_core.roster.models import Counsellor, Swap
from case_core.roster.states import CounsellorKind
from mannaka_kit.decisions import Decision, allow, deny
from tenants.accounts.actor import Actor
from tenants.accounts.policies import Acting, can_administer
from tenants.accounts.roles import Role

READERS = frozenset({Role.ADMINISTRATOR, Role.CENTRE_STAFF, Role.SECTION_STAFF})


def can_see_roster(actor: Actor) -> Decision:
    """Let everybody see the roster who may stand on it, and those who administer it."""
    return allow() if actor.roles & READERS else deny("role")


def can_keep_roster(actor: Acting) -> Decision:
    """Let administrators and the heads of the centre change the roster."""
    if isinstance(actor, Actor) and actor.heads_centre:
        return allow()
    return can_administer(actor)


def can_write_for(actor: Acting, counsellor: Counsellor) -> Decision:
    """Let people write down their own days off and wishes, and the keepers everybody's."""
    if isinstance(actor, Actor) and counsellor.user_id == actor.user_id and can_see_roster(actor):
        return allow()
    return can_keep_roster(actor)


def can_speak_for(actor: Actor, counsellor: Counsellor) -> Decision:
    """Let people exchange their own duties, a section the turns that are its own, and keepers those of guests."""
    if counsellor.user_id == actor.user_id and can_see_roster(actor):
        return allow()
    if counsellor.kind == CounsellorKind.SECTION and counsellor.section_id in actor.section_ids:
        return allow()
    if counsellor.user_id is None and can_keep_roster(actor):
        return allow()
    # The turn of another section is not there for a section.
    is_other_section = counsellor.kind == CounsellorKind.SECTION and actor.has(Role.SECTION_STAFF)
    return deny("section" if is_other_section else "person")


def can_see_swap(actor: Actor, swap: Swap) -> Decision:
    """Let both sides of an exchange see it, and those who decide it."""
    sides = (can_speak_for(actor, side) for side in (swap.giver, swap.taker))
    return allow() if any(sides) else can_keep_roster(actor)


def can_keep_on_call(actor: Acting) -> Decision:
    """Let administrators say who is telephoned on closed days."""
    return can_administer(actor)


def can_see_telephones(actor: Actor, *, is_on_duty: bool) -> Decision:
    """Let whoever is on duty today, and administrators, see the numbers: they are people's own."""
    return allow() if is_on_duty and can_see_roster(actor) else can_keep_on_call(actor)


def can_record_attempt(actor: Actor, *, is_on_duty: bool) -> Decision:
    """Let the centre's staff, and whoever of a section is on duty today, write down what came in."""
    return allow() if actor.has(Role.CENTRE_STAFF) or (is_on_duty and can_see_roster(actor)) else deny("role")


def can_settle(actor: Actor, section_id: int) -> Decision:
    """Let the section take in hand what came in for it."""
    if not actor.has(Role.SECTION_STAFF):
        return deny("role")
    return allow() if section_id in actor.section_ids else deny("section")
