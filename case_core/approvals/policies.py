"""Who asks for a signature, and who signs."""

from case_core.cases.policies import can_work_on_cases
from mannaka_kit.decisions import Decision, deny
from tenants.accounts.actor import Actor


def can_ask(actor: Actor) -> Decision:
    """Let the centre's staff ask the head to read or to sign, and see what was asked."""
    return can_work_on_cases(actor)


def can_decide(actor: Actor) -> Decision:
    """Let the heads of the centre comment, sign and send back."""
    return can_work_on_cases(actor) if actor.heads_centre else deny("head")
