"""Who may do what with hand-overs."""

from django.utils.translation import gettext_lazy as _

from case_core.handovers.models import Handover
from mannaka_kit.decisions import Decision, allow, deny
from tenants.accounts.actor import Actor
from tenants.accounts.roles import Role


def can_send_handovers(actor: Actor) -> Decision:
    """Let the centre's staff hand over, and waive an answer in writing."""
    return allow() if actor.has(Role.CENTRE_STAFF) else deny("role")


def can_answer_handover(actor: Actor, handover: Handover) -> Decision:
    """Let the staff of the section that was asked acknowledge, report back or return."""
    if not actor.has(Role.SECTION_STAFF):
        return deny("role")
    return allow() if handover.section_id in actor.section_ids else deny("section")


def can_allow_returns(actor: Actor) -> Decision:
    """Let the head of the centre agree to a third return."""
    if actor.has(Role.CENTRE_STAFF) and actor.heads_centre:
        return allow()
    return deny("centre_head", _("3回目の差し戻しを認められるのは、相談センターの責任者だけです。"))


def can_see_desk(actor: Actor) -> Decision:
    """Let staff of sections see what was handed to them."""
    return allow() if actor.has(Role.SECTION_STAFF) else deny("role")
