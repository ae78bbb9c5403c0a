"""Who takes files of booking forms in."""

from mannaka_kit.decisions import Decision
from tenants.accounts.policies import Acting, can_administer


def can_import_bookings(actor: Acting) -> Decision:
    """Let administrators take bookings over from the city's other forms."""
    return can_administer(actor)
