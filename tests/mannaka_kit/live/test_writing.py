"""Somebody is writing: a bell for one city, seldom, and never a word."""

from collections.abc import Callable
from typing import Any

from django.conf import settings

from mannaka.local.ports import free_port
from mannaka_kit.live import names, writing
from mannaka_tenancy import Tenant, use
from tests.mannaka_kit.live.conftest import Heard

Capture = Callable[..., Any]


def test_writing_rings_once_in_a_while_and_in_its_own_city_only(
    in_imabari: Tenant,
    saijo: Tenant,
    heard: Heard,
    topic: str,
    valkey: Any,
    django_capture_on_commit_callbacks: Capture,
    monkeypatch: Any,
) -> None:
    monkeypatch.setattr(writing, "topic_of", lambda _room: topic)
    with django_capture_on_commit_callbacks(execute=True):
        writing.sign(topic)
        writing.sign(topic)
    assert heard() == [(in_imabari.code, topic)]

    key = names.writing_key(in_imabari.key, topic)
    assert (valkey.get(key), 0 < valkey.ttl(key) <= writing.EVERY_SECONDS) == ("1", True)
    with use(saijo), django_capture_on_commit_callbacks(execute=True):
        writing.sign(topic)
    assert heard() == [(saijo.code, topic)]


def test_without_valkey_nobody_is_told_and_nothing_breaks(in_imabari: Tenant, monkeypatch: Any) -> None:
    monkeypatch.setitem(settings.CACHES["default"], "LOCATION", f"redis://127.0.0.1:{free_port()}/0")
    writing.sign("conversation-1")
