"""What the day has shown so far, read in one statement."""

from datetime import datetime, timedelta
from typing import Final

from django.db import connection

from case_core.reception.estimates import Measured
from mannaka_kit.clock import day_of

# A room that called nobody for so long is not counted on.
_WORKS: Final = timedelta(hours=1)
_MEASURE: Final = """
WITH visits AS (
    SELECT v.room_id, v.began_at, v.called_at, v.ended_at, v.ending
    FROM queue_visit v JOIN queue_ticket t ON t.id = v.ticket_id
    WHERE t.day = %(day)s
), talks AS (
    SELECT extract(epoch FROM ended_at - began_at) / 60 AS minutes FROM visits
    WHERE ending IN ('done', 'redirected') AND began_at IS NOT NULL
), rooms AS (
    SELECT room_id, max(extract(epoch FROM %(at)s - coalesce(began_at, called_at)) / 60)
        FILTER (WHERE ended_at IS NULL) AS lasted
    FROM visits WHERE ended_at IS NULL OR ended_at >= %(since)s GROUP BY room_id
)
SELECT
    (SELECT count(*) FROM queue_ticket WHERE day = %(day)s),
    (SELECT count(*) FROM queue_ticket WHERE day = %(day)s AND status = 'waiting'),
    (SELECT count(*) FROM talks),
    (SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY minutes) FROM talks),
    (SELECT array_agg(lasted::float ORDER BY room_id) FROM rooms),
    coalesce((SELECT (settled ->> 'shows_waiting')::boolean FROM rule_set WHERE name = 'reception'), true)
"""


def measure(*, at: datetime) -> tuple[Measured, bool]:
    """Return what the day has shown, and whether the city tells it on its page."""
    with connection.cursor() as cursor:
        cursor.execute(_MEASURE, {"day": day_of(at), "at": at, "since": at - _WORKS})
        row = cursor.fetchone()
    issued, waiting, talks, usual, rooms, shows = row
    measured = Measured(
        issued=issued,
        waiting=waiting,
        talks=talks,
        usual=None if usual is None else float(usual),
        rooms=tuple(rooms or ()),
    )
    return measured, bool(shows)
