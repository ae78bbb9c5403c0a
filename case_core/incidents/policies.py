"""Who may do what with incidents, agreed answers and care."""

from case_core.incidents.models import StaffCare
from mannaka_kit.decisions import Decision, allow, deny
from tenants.accounts.actor import Actor
from tenants.accounts.roles import Role


def can_record_incidents(actor: Actor) -> Decision:
    """Let the centre's staff record and read incidents; sections and partners see none."""
    return allow() if actor.has(Role.CENTRE_STAFF) else deny("role")


def can_decide(actor: Actor) -> Decision:
    """Let the head of the centre decide, and agree on one answer."""
    return allow() if actor.has(Role.CENTRE_STAFF) and actor.heads_centre else deny("head")


def can_read_care(actor: Actor, care: StaffCare) -> Decision:
    """Let the author, and the superior whom the author chose, and nobody else."""
    return allow() if actor.user_id in (care.author_id, care.reader_id) else deny("care")
