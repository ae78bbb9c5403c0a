"""Who keeps the sheets of a case."""

from case_core.cases.policies import can_work_on_cases
from mannaka_kit.decisions import Decision
from tenants.accounts.actor import Actor


def can_keep_sheets(actor: Actor) -> Decision:
    """Let the centre's staff read and write them, and nobody else."""
    return can_work_on_cases(actor)
