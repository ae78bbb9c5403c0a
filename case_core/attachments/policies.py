"""Who may do what with files: whoever works on the case."""

from case_core.cases.policies import can_work_on_cases
from mannaka_kit.decisions import Decision
from tenants.accounts.actor import Actor


def can_handle_files(actor: Actor) -> Decision:
    """Let the centre's staff add, open and remove files."""
    return can_work_on_cases(actor)
