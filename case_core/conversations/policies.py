"""Who may do what with conversations."""

from case_core.cases.policies import can_work_on_cases
from mannaka_kit.decisions import Decision
from tenants.accounts.actor import Actor
from tenants.accounts.policies import can_administer


def can_converse(actor: Actor) -> Decision:
    """Let the centre's staff read and answer, as they do with cases; an administrator's role opens none."""
    return can_work_on_cases(actor)


def can_settle_conversations(actor: Actor) -> Decision:
    """Let administrators decide what leaves by which channel, and word the city's texts."""
    return can_administer(actor)
