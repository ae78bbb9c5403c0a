"""Numbers of cases: the fiscal year and a running number without gaps."""

from datetime import datetime
from typing import Final

from django.db import connection

from mannaka_kit.clock import day_of

_APRIL: Final = 4
# The row stays locked until the case is committed or rolled back: no gap, and no number twice.
_NEXT: Final = """
INSERT INTO case_number_series (fiscal_year, last) VALUES (%s, 1)
ON CONFLICT (fiscal_year) DO UPDATE SET last = case_number_series.last + 1 RETURNING last
"""


def fiscal_year(at: datetime) -> int:
    """Return the fiscal year (年度), which begins in April, of a moment in Japan."""
    day = day_of(at)
    return day.year if day.month >= _APRIL else day.year - 1


def next_number(at: datetime) -> str:
    """Take the next number of the city in this fiscal year, such as `2026-0412`."""
    year = fiscal_year(at)
    with connection.cursor() as cursor:
        cursor.execute(_NEXT, [year])
        row = cursor.fetchone()
    return f"{year}-{row[0]:04d}" if row else ""
