"""How often one address may be asked: calendars ask every few minutes, not seconds."""

from typing import Final

from mannaka_kit import tally

WINDOW_SECONDS: Final = 15 * 60
ASKS_PER_TOKEN: Final = 60


def may_ask(token: str) -> bool:
    """Count one more look at an address, whether it exists or not, and tell whether it is within the limit."""
    return tally.count(token, purpose="calendar-asks", seconds=WINDOW_SECONDS) <= ASKS_PER_TOKEN
