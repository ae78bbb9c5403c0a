"""Write down by which words cases are found."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from django.db import connection, transaction

from case_core.search.documents import documents_of

# The row stays locked until the words are written: of two who index one case, the later reads after the earlier wrote.
_LOCK: Final = """
INSERT INTO search_entry (case_id, words, indexed_at)
SELECT id, ''::tsvector, %s FROM consultation_case WHERE id = ANY(%s) ORDER BY id
ON CONFLICT (case_id) DO UPDATE SET indexed_at = excluded.indexed_at
"""
_WRITE: Final = """
UPDATE search_entry SET words = told.words::tsvector
FROM unnest(%s::bigint[], %s::text[]) AS told (case_id, words) WHERE search_entry.case_id = told.case_id
"""


@transaction.atomic
def index_cases(*, case_ids: Sequence[int], at: datetime) -> int:
    """Make the entries of these cases anew and return how many there are; a case that is gone has none."""
    with connection.cursor() as cursor:
        cursor.execute(_LOCK, [at, list(case_ids)])
        documents = documents_of(case_ids)
        words = [document.vector().literal() for document in documents.values()]
        cursor.execute(_WRITE, [list(documents), words])
    return len(documents)
