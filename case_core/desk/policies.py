"""Who may do what with calls to officers."""

from case_core.desk.models import Summons
from case_core.desk.states import SummonsStatus
from mannaka_kit.decisions import Decision, allow, deny
from tenants.accounts.actor import Actor
from tenants.accounts.roles import Role


def can_summon(actor: Actor) -> Decision:
    """Let the centre's staff call officers, sit in with them, and withdraw a call."""
    return allow() if actor.has(Role.CENTRE_STAFF) else deny("role")


def can_answer_summons(actor: Actor, summons: Summons) -> Decision:
    """Let the staff of the section that was called answer."""
    if not actor.has(Role.SECTION_STAFF):
        return deny("role")
    return allow() if summons.section_id in actor.section_ids else deny("section")


def can_record_presence(actor: Actor, summons: Summons) -> Decision:
    """Let the centre, and the section that was called, record when the officer comes and goes."""
    return allow() if actor.has(Role.CENTRE_STAFF) else can_answer_summons(actor, summons)


def is_put_before(actor: Actor, summons: Summons, *, has_head: bool) -> bool:
    """Tell whether an unanswered call is now this person's: the head's, or everybody's of a section without one."""
    is_late = summons.escalated_at is not None and summons.status == SummonsStatus.WAITING
    return is_late and (summons.section_id in actor.head_section_ids or not has_head)


def can_see_calls(actor: Actor) -> Decision:
    """Let staff of sections see what they are called to."""
    return allow() if actor.has(Role.SECTION_STAFF) else deny("role")
