"""The relay's statements. Each locks what it takes and steps over what somebody else holds."""

# First the cities that have something waiting, found by hopping along the index: its cost follows the number of cities,
# not of rows. Then from each as many rows as its cap leaves, the oldest first; all first ones before all second ones.
CLAIM = """
WITH RECURSIVE city (key) AS (
  (SELECT city_key FROM bus.outbox_event
    WHERE published_at IS NULL AND done_at IS NULL AND dead_at IS NULL ORDER BY city_key LIMIT 1)
  UNION ALL
  SELECT (SELECT e.city_key FROM bus.outbox_event e
    WHERE e.published_at IS NULL AND e.done_at IS NULL AND e.dead_at IS NULL AND e.city_key > city.key
    ORDER BY e.city_key LIMIT 1)
  FROM city WHERE city.key IS NOT NULL
), room AS (
  SELECT city.key, greatest(0, %(cap)s - (SELECT count(*) FROM bus.outbox_event e
    WHERE e.city_key = city.key AND e.published_at IS NOT NULL AND e.done_at IS NULL AND e.dead_at IS NULL)) AS places
  FROM city WHERE city.key IS NOT NULL
), claimed AS (
  SELECT room.key, ready.* FROM room CROSS JOIN LATERAL (
    SELECT e.id, e.task, e.kwargs, e.due_at FROM bus.outbox_event e
    WHERE e.city_key = room.key AND e.published_at IS NULL AND e.done_at IS NULL AND e.dead_at IS NULL
      AND e.due_at <= %(now)s
    ORDER BY e.due_at, e.id LIMIT room.places FOR UPDATE OF e SKIP LOCKED
  ) AS ready
)
SELECT id, key, task, kwargs FROM claimed
ORDER BY row_number() OVER (PARTITION BY key ORDER BY due_at, id), due_at LIMIT %(batch)s
"""

MARK = "UPDATE bus.outbox_event SET published_at = %(now)s, attempts = attempts + 1 WHERE id = ANY(%(ids)s)"

# What was published and not done in time: the broker lost it, or its worker was killed. A row that is being worked on
# is locked by its worker, or lent to it, and stepped over.
OVERDUE = """
SELECT id, attempts FROM bus.outbox_event
WHERE published_at < %(before)s AND done_at IS NULL AND dead_at IS NULL AND coalesce(lent_until <= %(now)s, true)
ORDER BY published_at LIMIT %(batch)s FOR UPDATE SKIP LOCKED
"""

PUT_OFF = "UPDATE bus.outbox_event SET published_at = NULL, due_at = %(due_at)s WHERE id = %(id)s"

GIVE_UP = """
WITH spent AS (
  SELECT id FROM bus.outbox_event
  WHERE attempts >= %(most)s AND done_at IS NULL AND dead_at IS NULL
    AND (published_at IS NULL OR published_at < %(before)s) AND coalesce(lent_until <= %(now)s, true)
  FOR UPDATE SKIP LOCKED
)
UPDATE bus.outbox_event e SET dead_at = %(now)s, published_at = NULL FROM spent WHERE e.id = spent.id
RETURNING e.id, e.city_key, e.task
"""

FORGET = """
DELETE FROM bus.outbox_event WHERE id IN (
  SELECT id FROM bus.outbox_event WHERE done_at < %(before)s ORDER BY done_at LIMIT 5000 FOR UPDATE SKIP LOCKED)
"""

STATUS = """
SELECT count(*) FILTER (WHERE published_at IS NULL AND dead_at IS NULL),
       count(*) FILTER (WHERE published_at IS NOT NULL AND dead_at IS NULL),
       count(*) FILTER (WHERE dead_at IS NOT NULL),
       min(due_at) FILTER (WHERE published_at IS NULL AND dead_at IS NULL)
FROM bus.outbox_event WHERE done_at IS NULL
"""
