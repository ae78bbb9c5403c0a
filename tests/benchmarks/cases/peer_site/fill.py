"""Fills the other side: its tables, the same texts as tickets with two follow-ups, and somebody who is signed in."""

import json
import os
import sys
from collections.abc import Iterator
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.benchmarks.cases.peer_site.settings")


def main() -> None:
    """Make everything, and write the cookies of the one who is signed in to standard output."""
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    clerk = _clerk()
    _tickets(clerk.pk)
    sys.stdout.write(json.dumps(_cookies(clerk)))


def _clerk() -> Any:
    from django.contrib.auth.models import User

    return User.objects.create_superuser("aoi", "aoi@example.jp", "a-clerk-of-the-benchmark")


def _tickets(clerk_id: int) -> None:
    from django.db import connection
    from helpdesk.models import FollowUp, Queue, Ticket

    from tests.benchmarks.cases.copying import copy_rows, sequences_after
    from tests.benchmarks.cases.size import CASES

    queue = Queue.objects.create(title="相談", slug="soudan", allow_public_submission=True)
    copy_rows(Ticket, _ticket_rows(CASES, queue_id=queue.pk, clerk_id=clerk_id))
    copy_rows(FollowUp, _follow_up_rows(CASES, clerk_id=clerk_id))
    with connection.cursor() as cursor:
        for statement in sequences_after(("helpdesk_ticket", "helpdesk_followup"), schema="public"):
            cursor.execute(statement)
        cursor.execute("ANALYZE")


def _ticket_rows(count: int, *, queue_id: int, clerk_id: int) -> Iterator[dict[str, Any]]:
    from tests.benchmarks.cases.matters import matters

    for told in matters(count):
        who = f"{told.text.name}（{told.text.kana}）{told.text.telephone}"
        yield {
            "id": told.number,
            "title": told.text.title,
            "queue_id": queue_id,
            "created": told.at,
            "modified": told.at,
            # It has no place for a name, a reading and a telephone but the text.
            "description": f"{who}\n{told.words}",
            "submitter_email": f"citizen{told.number}@example.jp",
            "assigned_to_id": clerk_id,
            "status": 1 if told.is_open else 4,
            "priority": 3,
            "secret_key": f"{told.number:032x}",
        }


def _follow_up_rows(count: int, *, clerk_id: int) -> Iterator[dict[str, Any]]:
    from tests.benchmarks.cases.matters import matters

    for told in matters(count):
        for offset, words in enumerate((told.fact, told.reply), start=1):
            yield {
                "id": told.number * 2 + offset - 2,
                "ticket_id": told.number,
                "date": told.at,
                "title": "Comment",
                "comment": words,
                "public": offset == 2,
                "user_id": clerk_id,
            }


def _cookies(clerk: Any) -> dict[str, str]:
    from django.test import Client

    client = Client()
    client.force_login(clerk)
    return {name: morsel.value for name, morsel in client.cookies.items()}


if __name__ == "__main__":
    main()
