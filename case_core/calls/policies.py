"""Who may do what with calls."""

from mannaka_kit.decisions import Decision, allow, deny
from tenants.accounts.actor import Actor
from tenants.accounts.policies import can_administer
from tenants.accounts.roles import Role


def can_answer_calls(actor: Actor) -> Decision:
    """Let the centre's staff see who calls, take a call, and call back."""
    return allow() if actor.has(Role.CENTRE_STAFF) else deny("role")


def can_settle_calls(actor: Actor) -> Decision:
    """Let administrators decide how long calls are kept, and whether recordings are."""
    return can_administer(actor)
