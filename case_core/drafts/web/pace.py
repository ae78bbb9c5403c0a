"""How often one person's pages may save: far above what anybody types, far below what would be felt."""

from typing import Final

from django.core.cache import cache

WINDOW_SECONDS: Final = 60
SAVES: Final = 240


def may_save(user_id: int) -> bool:
    """Count one more save of this person's, and tell whether it is within the limit."""
    key = f"drafts:{user_id}"
    if cache.add(key, 1, timeout=WINDOW_SECONDS):
        return True
    try:
        return cache.incr(key) <= SAVES
    except ValueError:  # it ran out between the two calls
        return True
