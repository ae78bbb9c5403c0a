"""The database ends our session in the middle of a change: the text stays, nothing is half-written, once more works."""

import time
import uuid
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import connection, connections

from case_core.cases.models import Case
from mannaka_kit import audit
from mannaka_tenancy import use
from tests.faults.conftest import DeskOf
from tests.permissions.fingerprints import changed, fingerprints
from tests.support import stack
from tests.support.browsing import Desk
from tests.support.cases import acknowledged, handed_over, new_case
from tests.support.cast import Cast

WORDS = "電気代が払えません。\n先月から仕事が減りました。"
LETTER = {"reason": "確認", "consent": "spoken", "due_on": "2030-01-07"}


def end_our_session() -> None:
    """Let the server end the session of this thread, and wait until it has."""
    connection.ensure_connection()
    pid = connection.connection.info.backend_pid
    with stack._admin() as admin:
        admin.execute("SELECT pg_terminate_backend(%s)", [pid])
        while admin.execute("SELECT 1 FROM pg_stat_activity WHERE pid = %s", [pid]).fetchone():
            time.sleep(0.01)


@pytest.fixture
def lose_it(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], None]]:
    """Return a switch: the next line of the audit, which every action writes after its change, meets a dead session."""
    write = audit.record

    def die(*args: Any, **options: Any) -> None:
        monkeypatch.setattr(audit, "record", write)
        end_our_session()
        write(*args, **options)

    yield lambda: monkeypatch.setattr(audit, "record", die)
    connections.close_all()


@pytest.fixture
def places(committed_cast: Cast) -> dict[str, int]:
    with use(committed_cast.city):
        return {
            "case": new_case(committed_cast).pk,
            "sent": handed_over(committed_cast, new_case(committed_cast)).pk,
            "taken": acknowledged(committed_cast, new_case(committed_cast)).pk,
            "section": committed_cast.tax.pk,
        }


FORMS = [
    ("aoi", "/staff/intake/", {"topic": "other", "channel": "telephone"}, "matter"),
    ("aoi", "/staff/cases/{case}/contact/", {"channel": "telephone", "direction": "incoming"}, "words"),
    ("aoi", "/staff/cases/{case}/reply/", {}, "body"),
    ("aoi", "/staff/cases/{case}/close/", {"outcome": "listened"}, "note"),
    ("aoi", "/staff/handovers/send/{case}/", {**LETTER, "section": "{section}"}, "story"),
    ("aoi", "/staff/handovers/{sent}/waive/", {}, "reason"),
    ("ren", "/staff/handovers/{taken}/report/", {"result": "done"}, "report"),
    ("ren", "/staff/handovers/{taken}/return/", {"superior": "課長"}, "reason"),
]


@pytest.mark.parametrize(("who", "path", "fields", "text"), FORMS, ids=[form[1] for form in FORMS])
def test_the_text_stays_nothing_is_half_written_and_the_same_form_works_afterwards(
    committed_cast: Cast,
    desk: DeskOf,
    places: dict[str, int],
    lose_it: Callable[[], None],
    who: str,
    path: str,
    fields: dict[str, str],
    text: str,
) -> None:
    browser, key = desk(who), uuid.uuid4().hex
    body = {name: value.format(**places) for name, value in fields.items()} | {text: WORDS}
    before = fingerprints(committed_cast.city)
    lose_it()
    lost = browser.send(path.format(**places), key=key, **body)
    connections.close_all()  # as the server does at the end of each request
    assert lost.status_code == 503
    assert f"{WORDS}</textarea>" in lost.content.decode()
    assert key in lost.content.decode()
    assert changed(before, fingerprints(committed_cast.city)) == set()
    assert browser.send(path.format(**places), key=key, **body).status_code == 302
    assert changed(before, fingerprints(committed_cast.city)) != set()


def test_a_page_that_was_only_looked_at_says_what_to_do(
    committed_cast: Cast, desk: DeskOf, places: dict[str, int], lose_it: Callable[[], None]
) -> None:
    browser = desk("aoi")
    lose_it()
    lost = browser.get(f"/staff/cases/{places['case']}/")
    connections.close_all()
    assert (lost.status_code, lost["Retry-After"]) == (503, "30")
    assert committed_cast.city.name in lost.content.decode()
    assert browser.get(f"/staff/cases/{places['case']}/").status_code == 200


def test_a_citizens_draft_outlives_the_loss_and_is_sent_once(committed_cast: Cast, lose_it: Callable[[], None]) -> None:
    citizen, key = Desk(committed_cast.city, None), uuid.uuid4().hex
    for step, answer in {"": {"topic": "money"}, "story/": {"story": WORDS}, "reply/": {"reply": "portal"}}.items():
        assert citizen.send(f"/form/{step}", **answer).status_code == 302
    assert citizen.send("/form/name/", name="").status_code == 302
    lose_it()
    assert citizen.send("/form/check/", key=key).status_code == 503
    connections.close_all()
    with use(committed_cast.city):
        assert not Case.objects.exists()
    page = citizen.get("/form/check/").content.decode()
    assert all(line in page for line in WORDS.split("\n"))
    assert citizen.send("/form/check/", key=key)["Location"] == "/form/done/"
    with use(committed_cast.city):
        assert Case.objects.count() == 1
