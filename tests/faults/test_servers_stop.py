"""
Servers are stopped and a worker is killed: real servers, real processes, a real pool, all of these tests' own.

One file, so that one process of pytest runs them all and starts the stack once.
"""

import time
from concurrent.futures import ThreadPoolExecutor
from html import unescape

import pytest
from playwright.sync_api import Locator, expect
from playwright.sync_api import Page as Tab
from psycopg import sql

from tests.faults.echo_line import PATH, delivery
from tests.faults.own_stack import PASSWORD, OwnStack, eventually
from tests.faults.visitor import Page, Visitor

pytestmark = pytest.mark.slow

POLLING = "新しい内容を15秒ごとに確かめています。"
# One poll, and room for a busy machine.
BY_POLLING = 40_000
# The pauses between the page's tries grow while Valkey is away.
BACK = 60_000

WORDS = "電気代が払えません。\r\n先月から仕事が減りました。"
FOLLOWED = "action = 'faults.followed'"
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


def received(stack: OwnStack) -> None:
    """Send a citizen's matter from the first page to the receipt."""
    citizen = stack.visitor()
    answers = {"": {"topic": "other"}, "story/": {"story": "話"}, "reply/": {"reply": "portal"}, "name/": {"name": ""}}
    for step, answer in answers.items():
        assert citizen.send(f"/form/{step}", **answer).status == 302
    assert citizen.send("/form/check/").location == "/form/done/"
    assert 'class="receipt"' in citizen.get("/form/done/").text


def test_without_valkey_pages_answer_and_work_waits_until_it_returns(served: OwnStack) -> None:
    eventually(lambda: served.outbox()[0] == 0, "earlier work is done")
    cases, followed = served.count("consultation_case"), served.count("audit_entry", FOLLOWED)
    served.valkey.stop()
    began = time.monotonic()
    received(served)
    clerk = served.visitor().sign_in("aoi", PASSWORD)
    assert clerk.get("/staff/").status == 200
    assert served.visitor().send("/portal/", number="2026-0001", secret="K7RM-3XHD-9FCT").status == 200
    assert time.monotonic() - began < 30
    assert served.count("consultation_case") == cases + 1
    assert served.outbox()[0] >= 1  # the matter; and a word to the clerk, who signed in at a new device
    assert served.count("audit_entry", FOLLOWED) == followed
    assert served.is_running("relay")
    assert served.is_running("worker")
    served.valkey.start()
    eventually(lambda: served.outbox()[0] == 0, "what waited is done")
    assert served.count("audit_entry", FOLLOWED) == followed + 1


def test_what_a_killed_worker_was_doing_is_swept_and_done_once(served: OwnStack) -> None:
    eventually(lambda: served.outbox()[0] == 0, "earlier work is done")
    followed = served.count("audit_entry", FOLLOWED)
    (served.folder / "hold").touch()
    received(served)
    eventually((served.folder / "held").exists, "the worker is at it")
    served.kill("worker")
    assert served.count("audit_entry", FOLLOWED) == followed
    served.serve("worker", "--processes", "1")
    eventually(lambda: served.outbox()[0] == 0, "the next worker has done it")
    assert served.count("audit_entry", FOLLOWED) == followed + 1


def delivered(stack: OwnStack, number: int) -> Page:
    """Have the service deliver."""
    request = delivery(number)
    return stack.visitor().deliver(PATH, request.body, request.headers)


def test_a_delivery_is_put_off_while_the_database_is_away_and_kept_when_it_comes_again(served: OwnStack) -> None:
    kept = served.count("delivery")
    served.postgres.stop()
    lost = delivered(served, 1)
    assert (lost.status, lost.headers["Retry-After"], lost.headers["Set-Cookie"]) == (503, "60", None)
    served.postgres.start()
    eventually(lambda: delivered(served, 1).status == 200, "the delivery is taken")
    assert served.count("delivery") == kept + 1


def test_a_delivery_whose_worker_is_gone_is_read_by_the_next(served: OwnStack) -> None:
    served.kill("worker")
    try:
        assert delivered(served, 2).status == 200
        assert served.count("delivery", "status = 'stored'") >= 1
        assert served.count("received_event", "event_id = 'event-2'") == 0
    finally:
        served.serve("worker", "--processes", "1")
    eventually(lambda: served.count("delivery", "status = 'stored'") == 0, "the next worker has read it")
    assert served.count("received_event", "event_id = 'event-2'") == 1


def write(stack: OwnStack, case_path: str, words: str) -> None:
    """Let a colleague write a contact down."""
    form = {"channel": "telephone", "direction": "incoming", "words": words}
    clerk = stack.visitor().sign_in("nagi", PASSWORD)
    sent = clerk.post(f"{case_path}contact/", contact_form(clerk, case_path) | form)
    assert sent.status == 302, sent.text[-2000:]


def contact_form(clerk: Visitor, case_path: str) -> dict[str, str]:
    return clerk.get(f"{case_path}contact/").carried()


def timeline(page: Tab) -> Locator:
    return page.locator(".timeline")


@pytest.mark.browser
def test_while_valkey_is_away_the_page_looks_for_itself_and_then_hears_again(
    live: OwnStack, page: Tab, case_path: str
) -> None:
    write(live, case_path, "ひとつめの話")
    expect(timeline(page)).to_contain_text("ひとつめの話")

    live.valkey.stop()
    expect(page.locator(".live [data-live-note]")).to_contain_text(POLLING, timeout=20_000)
    write(live, case_path, "そのあいだの話")
    expect(timeline(page)).to_contain_text("そのあいだの話", timeout=BY_POLLING)
    assert live.is_running("live")

    with page.expect_response(lambda answer: "/live/stream" in answer.url and answer.ok, timeout=BACK):
        live.valkey.start()
    write(live, case_path, "そのあとの話")
    expect(timeline(page)).to_contain_text("そのあとの話", timeout=5_000)
