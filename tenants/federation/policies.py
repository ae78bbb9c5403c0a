"""Who settles by which provider a body's people sign in."""

from mannaka_kit.decisions import Decision
from tenants.accounts.policies import Acting, can_administer


def can_keep_providers(actor: Acting) -> Decision:
    """Allow whoever may configure the city."""
    return can_administer(actor)
