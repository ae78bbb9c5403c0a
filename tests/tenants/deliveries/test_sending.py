"""What goes out: to the service of the channel, once, with what an administrator must know noted."""

import pytest

from integrations.channels.echo.manifest import HOST
from integrations.channels.echo.plugin import EchoChannel
from mannaka_kit.audit.models import Entry
from mannaka_sdk import (
    AuthExpiredError,
    MediaInfo,
    MediaPart,
    PermanentError,
    QuotaExceededError,
    SendState,
    TransientError,
)
from mannaka_sdk.simulation import Refusal
from mannaka_sdk.testing.bench import message
from mannaka_sdk.testing.doubles import MemorySink
from mannaka_tenancy import Tenant, use
from tenants.deliveries.errors import ChannelNotAtWorkError
from tenants.deliveries.sending import fetch_media, mark_read, preview, send_out
from tenants.plugins.models import Channel
from tenants.plugins.states import ChannelState, Health
from tests.support.deliveries import Line
from tests.support.simulated import simulated


@pytest.fixture
def demo(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the city be a demonstration, where simulators may answer."""
    monkeypatch.setattr("tenants.plugins.calling.is_demo", lambda _city: True)


def test_a_message_arrives_once_however_often_it_is_handed_over(line: Line, imabari: Tenant, demo: None) -> None:
    with use(imabari), simulated({HOST: line.service}):
        results = [send_out(channel_id=line.channel.pk, message=message("お返事です。")) for _time in range(2)]

    assert [result.state for result in results] == [SendState.ACCEPTED, SendState.DUPLICATE]
    assert [received.text for received in line.service.received] == ["お返事です。"]


def test_refused_secrets_are_noted_once_and_told(line: Line, imabari: Tenant, demo: None) -> None:
    with use(imabari), simulated({HOST: line.service}) as services:
        for _time in range(2):
            services.fail_next(line.service.refuse(Refusal.WRONG_CREDENTIALS))
            with pytest.raises(AuthExpiredError):
                send_out(channel_id=line.channel.pk, message=message("お返事です。"))
        assert line.fresh().refused_at is not None
        assert Entry.objects.filter(action="channel.refused").count() == 1


def test_an_empty_quota_is_noted_on_the_channel(line: Line, imabari: Tenant, demo: None) -> None:
    with use(imabari), simulated({HOST: line.service}) as services:
        for _time in range(2):
            services.fail_next(line.service.refuse(Refusal.QUOTA_EXCEEDED))
            with pytest.raises(QuotaExceededError):
                send_out(channel_id=line.channel.pk, message=message("お返事です。"))
        channel = line.fresh()
        assert channel.health == Health.DEGRADED
        assert [problem["code"] for problem in channel.health_problems] == ["quota_exceeded"]


def test_an_ill_service_and_a_lost_answer_are_to_be_tried_again(line: Line, imabari: Tenant, demo: None) -> None:
    with use(imabari), simulated({HOST: line.service}) as services:
        services.fail_next(line.service.refuse(Refusal.ILL))
        with pytest.raises(TransientError):
            send_out(channel_id=line.channel.pk, message=message("お返事です。"))
        services.lose_next_answer()
        with pytest.raises(TransientError):
            send_out(channel_id=line.channel.pk, message=message("お返事です。"))
        assert send_out(channel_id=line.channel.pk, message=message("お返事です。")).state == SendState.DUPLICATE
    assert len(line.service.received) == 1


def test_a_fault_of_the_plugin_is_told_without_its_words(
    line: Line, imabari: Tenant, demo: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(*_args: object) -> None:
        raise KeyError("夫に知られずに相談したい")

    monkeypatch.setattr(EchoChannel, "send", fail)
    with use(imabari), pytest.raises(PermanentError, match="the plugin failed"):
        send_out(channel_id=line.channel.pk, message=message("お返事です。"))


@pytest.mark.parametrize("state", [ChannelState.PAUSED, ChannelState.DRAFT])
def test_a_channel_that_is_not_at_work_sends_nothing_and_shows_nothing(line: Line, imabari: Tenant, state: str) -> None:
    with use(imabari):
        Channel.objects.update(state=state)
        for act in (send_out, preview):
            with pytest.raises(ChannelNotAtWorkError):
                act(channel_id=line.channel.pk, message=message("お返事です。"))


def test_another_citys_channel_is_none_of_this_citys(line: Line, saijo: Tenant) -> None:
    with use(saijo), pytest.raises(ChannelNotAtWorkError):
        send_out(channel_id=line.channel.pk, message=message("お返事です。"))


def test_a_preview_shows_what_the_citizen_will_see(line: Line, imabari: Tenant) -> None:
    with use(imabari):
        shown = preview(channel_id=line.channel.pk, message=message("あ" * 501))

    assert [len(bubble.text) for bubble in shown.bubbles] == [500, 1]


def test_files_and_read_marks_go_through_the_same_door(
    line: Line, imabari: Tenant, demo: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    marked = []

    async def fetch(_plugin: object, _ctx: object, media: MediaPart, sink: MemorySink) -> MediaInfo:
        await sink.write(b"abc")
        return MediaInfo(media_type="image/png", name=media.ref, size=3)

    async def mark(_plugin: object, _ctx: object, token: str) -> None:
        marked.append(token)

    monkeypatch.setattr(EchoChannel, "fetch_media", fetch, raising=False)
    monkeypatch.setattr(EchoChannel, "mark_read", mark, raising=False)
    sink = MemorySink(limit=10)
    with use(imabari):
        info = fetch_media(channel_id=line.channel.pk, media=MediaPart(ref="a"), sink=sink)
        mark_read(channel_id=line.channel.pk, read_token="t")

    assert (info.size, sink.content, marked) == (3, b"abc", ["t"])
