"""Who may do what with bookings."""

from mannaka_kit.decisions import Decision, allow, deny
from tenants.accounts.actor import Actor
from tenants.accounts.roles import Role


def can_work_on_bookings(actor: Actor) -> Decision:
    """Let the centre's staff read bookings, make them for callers, and say who came."""
    return allow() if actor.has(Role.CENTRE_STAFF) else deny("role")
