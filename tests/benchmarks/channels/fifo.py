"""A plain queue in the relay's place: every row goes to the broker at once, the oldest first, whosever it is."""

import os
import time
from importlib import import_module
from typing import Final

import psycopg

_CLAIM: Final = """
SELECT id, city_key, task, kwargs FROM bus.outbox_event
WHERE published_at IS NULL AND done_at IS NULL AND dead_at IS NULL AND due_at <= now() + interval '1 second'
ORDER BY created_at, id LIMIT 1000
"""
_MARK: Final = "UPDATE bus.outbox_event SET published_at = now(), attempts = attempts + 1 WHERE id = ANY(%s)"


def main() -> None:
    """Hand over until it is killed."""
    import django

    django.setup()
    from celery import current_app

    import_module("mannaka.celery")
    from mannaka_kit.outbox.relay import Row, publish_with

    publish = publish_with(current_app)
    with psycopg.connect(os.environ["DATABASE_RELAY_URL"], autocommit=True) as connection:
        while True:
            rows = connection.execute(_CLAIM).fetchall()
            for found in rows:
                publish(Row(id=found[0], city_key=found[1], task=found[2], kwargs=found[3]))
            if rows:
                connection.execute(_MARK, [[found[0] for found in rows]])
            else:
                time.sleep(0.05)


if __name__ == "__main__":
    main()
