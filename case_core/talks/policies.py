"""Who may do what with talks."""

from mannaka_kit.decisions import Decision, allow, deny
from tenants.accounts.actor import Actor
from tenants.accounts.roles import Role


def can_talk(actor: Actor) -> Decision:
    """Let the centre's staff hold talks, call somebody beside them, and come when called."""
    return allow() if actor.has(Role.CENTRE_STAFF) else deny("role")
