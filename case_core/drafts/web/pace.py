"""How often one person's pages may save: far above what anybody types, far below what would be felt."""

from typing import Final

from mannaka_kit import tally

WINDOW_SECONDS: Final = 60
SAVES: Final = 240


def may_save(user_id: int) -> bool:
    """Count one more save of this person's, and tell whether it is within the limit."""
    return tally.count(str(user_id), purpose="drafts-pace", seconds=WINDOW_SECONDS) <= SAVES
