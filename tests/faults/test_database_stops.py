"""PostgreSQL is stopped while a form is being worked on: real server, real processes, real pool."""

from concurrent.futures import ThreadPoolExecutor
from html import unescape

import pytest
from psycopg import sql

from tests.faults.own_stack import PASSWORD, OwnStack, eventually
from tests.faults.visitor import Page, Visitor

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("faults_own_stack")]

WORDS = "電気代が払えません。\r\n先月から仕事が減りました。"
TABLES = ("consultation_case", "case_contact", "person", "intake_receipt", "idempotency_key")


def rows(stack: OwnStack) -> dict[str, int]:
    return {table: stack.count(table) for table in TABLES}


def stopped_in_mid_request(stack: OwnStack, visitor: Visitor, path: str, fields: dict[str, str]) -> Page:
    """Hold the form at the point where it takes its number, stop the server there, and return the answer."""
    holder = stack.admin()
    holder.autocommit = False
    holder.execute(sql.SQL("LOCK TABLE {} IN ACCESS EXCLUSIVE MODE").format(stack.series()))
    with ThreadPoolExecutor(1) as sender:
        sent = sender.submit(visitor.post, path, fields)
        eventually(lambda: somebody_waits(stack), "the form waits for its number")
        stack.postgres.stop()
        holder.close()
        return sent.result(timeout=60)


def somebody_waits(stack: OwnStack) -> bool:
    with stack.admin() as watcher:
        waiting = "SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = 'mannaka'"
        return watcher.execute(waiting).fetchone() is not None


def test_a_clerks_form_keeps_its_text_writes_nothing_and_is_sent_again(served: OwnStack) -> None:
    clerk = served.visitor().sign_in("aoi", PASSWORD)
    form = clerk.get("/staff/intake/").carried() | {"matter": WORDS, "topic": "money", "channel": "telephone"}
    before = rows(served)
    lost = stopped_in_mid_request(served, clerk, "/staff/intake/", form)
    assert lost.status == 503
    assert WORDS.replace("\r", "") in unescape(lost.text).replace("\r", "")
    # While it is away each page says so; nobody waits for long.
    assert (clerk.get("/staff/").status, served.visitor().get("/").status) == (503, 503)
    served.postgres.start()
    assert rows(served) == before
    again = clerk.post("/staff/intake/", lost.carried())
    assert again.status == 302, again.text[-3000:]
    assert served.count("consultation_case") == before["consultation_case"] + 1
    assert clerk.post("/staff/intake/", lost.carried()).location == again.location
    assert served.count("consultation_case") == before["consultation_case"] + 1


def test_a_citizens_page_keeps_its_text_while_the_database_is_away(served: OwnStack) -> None:
    citizen = served.visitor()
    assert citizen.send("/form/", topic="money").location == "/form/story/"
    form = citizen.get("/form/story/").carried() | {"story": WORDS}
    served.postgres.stop()
    lost = citizen.post("/form/story/", form)
    assert (lost.status, lost.headers["Retry-After"]) == (503, "30")
    assert WORDS.replace("\r", "") in unescape(lost.text).replace("\r", "")
    served.postgres.start()
    assert citizen.post("/form/story/", lost.carried()).location == "/form/reply/"


def test_a_citizens_matter_is_received_once_although_the_database_stopped_under_it(served: OwnStack) -> None:
    citizen = served.visitor()
    answers = {"": {"topic": "money"}, "story/": {"story": WORDS}, "reply/": {"reply": "portal"}, "name/": {"name": ""}}
    for step, answer in answers.items():
        assert citizen.send(f"/form/{step}", **answer).status == 302
    form, before = citizen.get("/form/check/").carried(), rows(served)
    assert stopped_in_mid_request(served, citizen, "/form/check/", form).status == 503
    served.postgres.start()
    assert rows(served) == before
    assert [citizen.post("/form/check/", form).location for _press in range(2)] == ["/form/done/"] * 2
    assert rows(served) == {table: number + 1 for table, number in before.items()}
    assert 'class="receipt"' in citizen.get("/form/done/").text
