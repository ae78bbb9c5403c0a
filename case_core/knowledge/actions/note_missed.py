"""Write down that nobody has an answer to a question."""

from datetime import datetime
from typing import Final

from django.db import connection, transaction

from case_core.knowledge.masking import marks_of
from case_core.search.folding import fold_text

MOST: Final = 1_000
_LONGEST: Final = 60
_COUNT: Final = """
INSERT INTO knowledge_missed (asked, times, times_public, last_at) VALUES (%(asked)s, 1, %(public)s, %(at)s)
ON CONFLICT (asked) DO UPDATE SET times = knowledge_missed.times + 1,
    times_public = knowledge_missed.times_public + excluded.times_public, last_at = excluded.last_at
"""
_FORGET: Final = """
DELETE FROM knowledge_missed WHERE id IN (SELECT id FROM knowledge_missed ORDER BY last_at DESC, id OFFSET %s)
"""


@transaction.atomic
def note_missed(*, asked: str, is_public: bool, at: datetime) -> bool:
    """
    Count a question that found nothing, and tell whether it was; one that may tell who somebody is, is not written.

    Only the last thousand different questions stay.
    """
    folded = " ".join(fold_text(asked).split())
    if not folded or len(folded) > _LONGEST or marks_of(folded):
        return False
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, {"asked": folded, "public": int(is_public), "at": at})
        cursor.execute(_FORGET, [MOST])
    return True
