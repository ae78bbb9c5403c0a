"""Who leads sessions."""

from case_core.cases.policies import can_work_on_cases
from mannaka_kit.decisions import Decision
from tenants.accounts.actor import Actor


def can_lead_sessions(actor: Actor) -> Decision:
    """Let the centre's staff plan, open, write and end sessions of cases that they may see."""
    return can_work_on_cases(actor)
