"""Who may do what with meetings."""

from mannaka_kit.decisions import Decision, allow, deny
from tenants.accounts.actor import Actor
from tenants.accounts.policies import can_administer
from tenants.accounts.roles import Role


def can_hold_meetings(actor: Actor) -> Decision:
    """Let the centre's staff lead talks by video."""
    return allow() if actor.has(Role.CENTRE_STAFF) else deny("role")


def can_settle_meetings(actor: Actor) -> Decision:
    """Let administrators decide by which service booths talk, and which number to call instead."""
    return can_administer(actor)
