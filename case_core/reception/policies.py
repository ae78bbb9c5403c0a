"""Who may do what at the reception."""

from mannaka_kit.decisions import Decision, allow, deny
from tenants.accounts.actor import Actor
from tenants.accounts.roles import Role


def can_receive(actor: Actor) -> Decision:
    """Let the centre's staff give numbers, call them, and call each other for help."""
    return allow() if actor.has(Role.CENTRE_STAFF) else deny("role")
