"""Who may do what with shields."""

from mannaka_kit.decisions import Decision, allow, deny
from tenants.accounts.actor import Actor
from tenants.accounts.roles import Role


def can_shield(actor: Actor) -> Decision:
    """Let the centre's staff shield a person, and look up how to reach them."""
    return allow() if actor.has(Role.CENTRE_STAFF) else deny("role")


def can_lift_shield(actor: Actor) -> Decision:
    """Let the head of the centre, and nobody else, lift a shield."""
    return allow() if actor.has(Role.CENTRE_STAFF) and actor.heads_centre else deny("head")
