"""Who decides over what is shared, and who looks again at emergencies."""

from case_core.cases.policies import can_work_on_cases
from mannaka_kit.decisions import Decision, allow, deny
from tenants.accounts.actor import Actor
from tenants.accounts.policies import can_administer
from tenants.accounts.roles import Role


def can_share(actor: Actor) -> Decision:
    """Let the centre's staff share cases that they may see, agree to a colleague's share, and end either."""
    return can_work_on_cases(actor)


def can_settle_sharing(actor: Actor) -> Decision:
    """Let administrators settle on which grounds the city shares, and where two decide."""
    return can_administer(actor)


def can_list_emergencies(actor: Actor) -> Decision:
    """Let auditors and the centre's staff see what was shared in an emergency."""
    return allow() if actor.has(Role.AUDITOR) else can_work_on_cases(actor)


def can_review_emergency(actor: Actor) -> Decision:
    """Let auditors and the centre's heads judge it afterwards."""
    return allow() if actor.has(Role.AUDITOR) or actor.heads_centre else deny("role")
