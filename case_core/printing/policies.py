"""Who may print, and who may open what a printed code stands for."""

from case_core.cases.policies import can_work_on_cases
from case_core.handovers.policies import can_see_desk
from mannaka_kit.decisions import Decision
from tenants.accounts.actor import Actor


def can_print(actor: Actor) -> Decision:
    """Let those print a case who may work on it."""
    return can_work_on_cases(actor)


def can_type_codes(actor: Actor) -> Decision:
    """Let staff of sections type a code; what it opens for them is decided by the hand-over itself."""
    return can_see_desk(actor)
