"""Valkey is stopped: people notice nothing, and what follows from their work is done when it returns."""

import time

import pytest

from tests.faults.own_stack import PASSWORD, OwnStack, eventually

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("faults_own_stack")]

FOLLOWED = "action = 'faults.followed'"


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
    assert served.outbox()[0] == 1
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
