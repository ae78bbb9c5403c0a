"""Who refers, and who answers for a body."""

from case_core.sharing.policies import can_share
from mannaka_kit.decisions import Decision
from tenants.accounts.actor import Actor


def can_refer(actor: Actor) -> Decision:
    """Let who may share a case refer it, take that back, and write down what a body answered by telephone."""
    return can_share(actor)
