"""Who sets up channels."""

from mannaka_kit.decisions import Decision
from tenants.accounts.policies import Acting, can_administer


def can_keep_channels(actor: Acting) -> Decision:
    """Let administrators set up, change and remove the city's channels."""
    return can_administer(actor)
