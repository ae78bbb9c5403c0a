"""Who may do what with the requests of booths."""

from mannaka_kit.decisions import Decision, allow, deny
from tenants.accounts.actor import Actor
from tenants.accounts.roles import Role


def can_answer_booths(actor: Actor) -> Decision:
    """Let the centre's staff see who waits at a booth, take it, and end it."""
    return allow() if actor.has(Role.CENTRE_STAFF) else deny("role")
