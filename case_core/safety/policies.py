"""Who may do what about risks."""

from mannaka_kit.decisions import Decision, allow, deny
from tenants.accounts.actor import Actor
from tenants.accounts.roles import Role


def can_triage(actor: Actor) -> Decision:
    """Let the centre's staff note a risk, and tick what was done."""
    return allow() if actor.has(Role.CENTRE_STAFF) else deny("role")
