"""Who keeps the register of consents."""

from case_core.cases.policies import can_work_on_cases
from mannaka_kit.decisions import Decision
from tenants.accounts.actor import Actor


def can_keep_consents(actor: Actor) -> Decision:
    """Let the centre's staff read and record what people agreed to, of cases that they may see."""
    return can_work_on_cases(actor)
