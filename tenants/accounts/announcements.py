"""Whose open pages stop hearing: those of somebody who lost a role, their account or their sessions."""

from mannaka_kit.live import narrows
from tenants.accounts.events import AccessNarrowed


@narrows(AccessNarrowed)
def who_lost_something(event: AccessNarrowed) -> int:
    """Return whose streams end."""
    return event.user_id
