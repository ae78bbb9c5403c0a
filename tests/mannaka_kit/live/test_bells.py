"""A bell rings after the commit, for one city, and never stands in a write's way."""

import socket
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from structlog.testing import capture_logs

from mannaka.local.ports import free_port
from mannaka_kit.live import announces, narrows, publish, valkey
from mannaka_kit.live.announcements import announce
from mannaka_kit.live.names import InvalidTopicError
from mannaka_kit.outbox import events
from mannaka_tenancy import NoTenantError, Tenant, use
from tests.mannaka_kit.live.conftest import Heard

Capture = Callable[..., Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    case_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LostSomething:
    user_id: int


@announces(Happened)
def topics_of(event: Happened) -> Iterator[str]:
    yield f"case-{event.case_id}"


@narrows(LostSomething)
def user_of(event: LostSomething) -> int:
    return event.user_id


@pytest.fixture
def dead_valkey(monkeypatch: pytest.MonkeyPatch) -> str:
    url = f"redis://127.0.0.1:{free_port()}/0"
    monkeypatch.setitem(settings.CACHES["default"], "LOCATION", url)
    return url


def test_it_rings_when_the_change_is_committed_and_not_before(
    in_imabari: Tenant, heard: Heard, topic: str, django_capture_on_commit_callbacks: Capture
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        with transaction.atomic():
            publish(topic)
        assert heard() == []
    assert heard() == [(in_imabari.code, topic)]


def test_what_is_rolled_back_rings_nothing(
    in_imabari: Tenant, heard: Heard, topic: str, django_capture_on_commit_callbacks: Capture
) -> None:
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        publish(topic)
        transaction.set_rollback(True)
    assert heard() == []


def test_each_topic_rings_once_for_one_call(
    in_imabari: Tenant, heard: Heard, topic: str, django_capture_on_commit_callbacks: Capture
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        publish(topic, topic)
    assert heard() == [(in_imabari.code, topic)]


def test_a_recorded_event_rings_the_bells_of_its_feature(
    in_imabari: Tenant, heard: Heard, topic: str, django_capture_on_commit_callbacks: Capture
) -> None:
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        events.record(Happened(case_id=int(topic.removeprefix("case-"))))
    assert heard() == [(in_imabari.code, topic)]


def test_an_event_that_nobody_announces_rings_nothing(
    in_imabari: Tenant, django_capture_on_commit_callbacks: Capture
) -> None:
    with django_capture_on_commit_callbacks(execute=True) as callbacks:
        announce(object())
    assert callbacks == []


def test_an_event_that_narrows_ends_the_persons_streams(
    in_imabari: Tenant, django_capture_on_commit_callbacks: Capture
) -> None:
    with django_capture_on_commit_callbacks() as callbacks:
        announce(LostSomething(user_id=5))
    assert len(callbacks) == 1


@pytest.mark.parametrize("topic", ["close", "", "Case-1", "case-1:desk", "*", "case 1", "a" * 40, "あ"])
def test_what_is_spelled_like_no_topic_is_refused(in_imabari: Tenant, topic: str) -> None:
    with pytest.raises(InvalidTopicError):
        publish(topic)


def test_without_a_city_nobody_rings(db: None) -> None:
    with pytest.raises(NoTenantError):
        publish("desk")


def test_a_dead_valkey_breaks_nothing_and_is_told_once(
    in_imabari: Tenant, dead_valkey: str, django_capture_on_commit_callbacks: Capture
) -> None:
    with capture_logs() as logs:
        for _ in range(3):
            with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
                publish("desk")
    assert [line["event"] for line in logs if line["event"].startswith("live.")] == ["live.valkey_away"]


def test_a_valkey_that_hangs_is_waited_for_once(
    in_imabari: Tenant, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Capture
) -> None:
    with socket.socket() as mute:
        mute.bind(("127.0.0.1", 0))
        mute.listen()
        mute.setblocking(False)
        url = f"redis://127.0.0.1:{mute.getsockname()[1]}/0"
        monkeypatch.setitem(settings.CACHES["default"], "LOCATION", url)
        for _ in range(20):
            with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
                publish("desk")
        assert _callers(mute) == 1


def test_a_valkey_that_is_back_is_used_again(
    in_imabari: Tenant,
    heard: Heard,
    topic: str,
    dead_valkey: str,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Capture,
) -> None:
    with pytest.raises(valkey.ValkeyAwayError):
        valkey.ask(lambda client: client.ping())
    monkeypatch.undo()
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        publish(topic)
    assert heard() == [(in_imabari.code, topic)]


def test_the_same_topic_of_another_city_is_another_bell(
    db: None, imabari: Tenant, saijo: Tenant, heard: Heard, topic: str, django_capture_on_commit_callbacks: Capture
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        with use(saijo):
            publish(topic)
        with use(imabari):
            assert heard() == []
    assert heard() == [(saijo.code, topic)]


def _callers(listening: socket.socket) -> int:
    """Return how many connections wait to be taken."""
    callers = 0
    with suppress(BlockingIOError):
        while True:
            listening.accept()[0].close()
            callers += 1
    return callers
