"""Services that are asked: events and cursor together, one at a time, and what stops it in words."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from django.test import override_settings

from mannaka_kit import clock
from mannaka_sdk import AuthExpiredError, PollPage, TransientError
from mannaka_tenancy import Tenant, use
from tenants.deliveries.actions.begin_poll import EVERY, LASTS, begin_poll
from tenants.deliveries.actions.end_poll import end_poll
from tenants.deliveries.actions.store_page import store_page
from tenants.deliveries.models import PollMark, ReceivedEvent
from tenants.deliveries.polling import poll, poll_due
from tenants.deliveries.states import Failure
from tenants.deliveries.tasks import poll_all, poll_city
from tenants.deliveries.wording import poll_failure
from tenants.plugins.catalogue import installed_plugins
from tenants.plugins.models import Channel
from tenants.plugins.states import ChannelState
from tests.support.cast import Cast
from tests.support.deliveries import Line, a_line, wrote
from tests.tenants.deliveries.conftest import arrivals
from tests.tenants.deliveries.pollers import POLLED, PolledEcho
from tests.tenants.deliveries.pollers import told as told_of


@pytest.fixture
def polled(here: Cast, imabari: Tenant) -> Iterator[Line]:
    """Return a channel of a service that is asked."""
    plugins = ("tests.tenants.deliveries.pollers.PolledEcho",)
    installed_plugins.cache_clear()
    PolledEcho.answers[:], PolledEcho.cursors[:] = [], []
    with override_settings(MANNAKA_BUNDLED_PLUGINS=plugins), use(imabari):
        yield a_line(imabari, here.users["mio"], plugin_id=POLLED, state=ChannelState.WAITING)
    installed_plugins.cache_clear()


def ids() -> list[str]:
    return list(ReceivedEvent.objects.order_by("event_id").values_list("event_id", flat=True))


def test_page_after_page_is_kept_with_its_cursor_and_the_channel_is_in_use(polled: Line, told: None) -> None:
    PolledEcho.answers += [
        PollPage(events=told_of(wrote(1)), cursor=b"one", has_more=True),
        PollPage(events=told_of(wrote(2)), cursor=b"two"),
    ]

    assert poll_due() == 1

    assert ids() == ["event-1", "event-2"]
    assert len(arrivals()) == 2
    assert polled.fresh().state == ChannelState.ACTIVE
    mark = PollMark.objects.get()
    assert (mark.taken_until, mark.failure) == (None, "")
    assert b"two" not in bytes(mark.sealed_cursor or b"")
    with time_machine.travel(clock.now() + EVERY):
        poll_due()
    assert PolledEcho.cursors == [None, b"one", b"two"]


def test_a_page_without_a_cursor_leaves_the_former_one(polled: Line) -> None:
    PolledEcho.answers += [PollPage(cursor=b"one", has_more=True), PollPage(has_more=True), PollPage()]

    poll(polled.channel)

    assert PolledEcho.cursors == [None, b"one", b"one"]


def test_a_service_is_asked_once_a_minute(polled: Line) -> None:
    assert [poll(polled.channel), poll(polled.channel), poll_due()] == [True, False, 0]


def test_a_service_that_is_never_done_ends_its_turn(polled: Line) -> None:
    PolledEcho.answers += [PollPage(cursor=b"more", has_more=True)] * 30

    poll(polled.channel)

    assert len(PolledEcho.cursors) == 20


@pytest.mark.parametrize("state", [ChannelState.PAUSED, ChannelState.DRAFT])
def test_a_channel_that_is_not_at_work_is_not_asked_for(polled: Line, state: str) -> None:
    Channel.objects.update(state=state)

    assert poll_due() == 0


def test_what_stops_a_poll_is_kept_in_a_code_and_said_in_words(polled: Line) -> None:
    at = clock.now()
    answers: list[tuple[PollPage | Exception, str]] = [
        (TransientError("ill"), "transient"),
        (RuntimeError("夫に知られずに相談したい"), Failure.PLUGIN_FAULT),
        (PollPage(), ""),
    ]
    for number, (answer, code) in enumerate(answers):
        PolledEcho.answers[:] = [answer]
        with time_machine.travel(at + number * EVERY, tick=False):
            assert poll_due() == 1
        mark = PollMark.objects.get()
        assert (mark.failure, bool(poll_failure(mark.failure))) == (code, bool(code))
        assert mark.failed_since == (at if code else None)


def test_refused_secrets_are_told_and_tried_again_each_half_hour(polled: Line) -> None:
    at = clock.now()
    PolledEcho.answers[:] = [AuthExpiredError("no")]
    assert poll_due() == 1
    assert polled.fresh().refused_at is not None

    with time_machine.travel(at + timedelta(minutes=29)):
        assert poll_due() == 0
    with time_machine.travel(at + timedelta(minutes=31)):
        assert poll_due() == 1


def test_a_page_of_a_turn_that_somebody_else_took_meanwhile_is_left_to_them(polled: Line) -> None:
    at = clock.now()
    first = begin_poll(channel=polled.channel, at=at)
    second = begin_poll(channel=polled.channel, at=at + LASTS + EVERY)
    assert first is not None
    assert second is not None

    page = PollPage(events=told_of(wrote(1)), cursor=b"one")
    assert not store_page(channel=polled.channel, turn=first, page=page, at=at)
    end_poll(turn=first, failure="transient", at=at)

    assert ids() == []
    mark = PollMark.objects.get()
    assert (mark.taken_by, mark.failure) == (second.key, "")
    assert store_page(channel=polled.channel, turn=second, page=page, at=at)
    assert ids() == ["event-1"]


def test_a_cursor_that_was_altered_begins_from_the_beginning(polled: Line) -> None:
    PolledEcho.answers[:] = [PollPage(events=told_of(wrote(1)), cursor=b"one")]
    poll(polled.channel)
    PollMark.objects.update(sealed_cursor=b"m1b\x00 altered")

    PolledEcho.answers[:] = [PollPage(events=told_of(wrote(1)), cursor=b"one")]
    with time_machine.travel(clock.now() + EVERY):
        poll(polled.channel)

    assert PolledEcho.cursors == [None, None]
    assert ids() == ["event-1"]


def test_beat_asks_for_every_city(polled: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    monkeypatch.setattr(poll_city, "apply_async", lambda **_options: asked.append(1))

    poll_all()

    assert len(asked) >= 2
    assert poll_city() is None
