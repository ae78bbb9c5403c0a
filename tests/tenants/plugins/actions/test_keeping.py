"""A channel that is set up: new secrets, a rest, another address, its health, its end."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.test import override_settings

from integrations.channels.echo.plugin import EchoChannel
from mannaka_kit import audit
from mannaka_kit.audit.models import Entry
from mannaka_kit.errors import NotAllowedError
from mannaka_sdk import HttpResponse
from tenants.accounts.models import User
from tenants.plugins import rounds
from tenants.plugins.actions.check_health import check_health
from tenants.plugins.actions.configure_channel import configure_channel
from tenants.plugins.actions.note_refusal import note_refusal
from tenants.plugins.actions.pause_channel import pause_channel
from tenants.plugins.actions.remove_channel import remove_channel
from tenants.plugins.actions.renew_endpoint import renew_endpoint
from tenants.plugins.actions.resume_channel import resume_channel
from tenants.plugins.actions.tell_administrators import tell_administrators
from tenants.plugins.asking import ask_health
from tenants.plugins.calling import secrets_of
from tenants.plugins.errors import ChannelNotFoundError, ChannelStateError, SheetNotAcceptedError
from tenants.plugins.models import Channel, ChannelMemory, ChannelSecret
from tenants.plugins.sealing import ENDPOINT, open_endpoint
from tenants.plugins.secret_keeping import forget_former_secrets
from tenants.plugins.states import ChannelState, Health, Slot
from tests.support import channels
from tests.support.cases import AT
from tests.support.cast import Cast
from tests.support.channels import CONFIG, OTHERS, SECRETS
from tests.support.simulated import Simulated

DAY = timedelta(days=1)


@pytest.fixture
def channel(cast: Cast) -> Channel:
    return channels.a_channel(cast.mio)


def configured(cast: Cast, channel: Channel, at: Any = AT, **secrets: str) -> Channel:
    return configure_channel(channel=channel, config=CONFIG, secrets=secrets, actor=cast.mio, at=at)


def checked(cast: Cast, channel: Channel, at: Any = AT) -> Channel:
    return check_health(channel=channel, found=ask_health(cast.mio, channel), actor=cast.mio, at=at)


def test_an_empty_secret_keeps_the_present_one(cast: Cast, channel: Channel) -> None:
    configured(cast, channel, access_token="", signing_secret="")

    assert secrets_of(channel) == SECRETS
    assert not ChannelSecret.objects.filter(slot=Slot.PREVIOUS).exists()


def test_a_replaced_secret_is_the_previous_one_for_a_day(cast: Cast, channel: Channel) -> None:
    with time_machine.travel(AT, tick=False):
        configured(cast, channel, signing_secret=OTHERS["signing_secret"])
        assert secrets_of(channel)["signing_secret"] == OTHERS["signing_secret"]
        assert secrets_of(channel, slot=Slot.PREVIOUS) == SECRETS
    with time_machine.travel(AT + DAY, tick=False):
        assert secrets_of(channel, slot=Slot.PREVIOUS)["signing_secret"] == OTHERS["signing_secret"]
        assert forget_former_secrets(before=AT) == 1

    assert Entry.objects.filter(action="channel.configured").latest("pk").details["new_secrets"] == ["signing_secret"]


def test_the_same_secret_again_is_no_change(cast: Cast, channel: Channel) -> None:
    configured(cast, channel, **SECRETS)

    assert not ChannelSecret.objects.filter(slot=Slot.PREVIOUS).exists()


def test_new_secrets_answer_a_refusal(cast: Cast, channel: Channel) -> None:
    note_refusal(channel=channel, at=AT)
    note_refusal(channel=channel, at=AT + DAY)
    assert Channel.objects.get().refused_at == AT
    assert Entry.objects.filter(action="channel.refused").count() == 1

    assert configured(cast, channel).refused_at == AT
    assert configured(cast, channel, access_token="another").refused_at is None


def test_a_channel_rests_and_goes_on(cast: Cast, channel: Channel) -> None:
    assert pause_channel(channel=channel, actor=cast.mio, at=AT).state == ChannelState.PAUSED
    with pytest.raises(ChannelStateError):
        pause_channel(channel=channel, actor=cast.mio, at=AT)
    assert resume_channel(channel=channel, actor=cast.mio, at=AT).state == ChannelState.ACTIVE
    with pytest.raises(ChannelStateError):
        resume_channel(channel=channel, actor=cast.mio, at=AT)


def test_one_that_never_heard_anything_waits_again(cast: Cast, echo: Simulated) -> None:
    waiting = channels.a_waiting_one(cast.mio)
    pause_channel(channel=waiting, actor=cast.mio, at=AT)

    assert resume_channel(channel=waiting, actor=cast.mio, at=AT).state == ChannelState.WAITING


def test_nobody_resumes_what_flows_wider_than_agreed(
    cast: Cast, channel: Channel, monkeypatch: pytest.MonkeyPatch
) -> None:
    pause_channel(channel=channel, actor=cast.mio, at=AT)
    wider = EchoChannel.manifest.privacy.model_copy(update={"can_erase": False})
    monkeypatch.setattr(EchoChannel, "manifest", EchoChannel.manifest.model_copy(update={"privacy": wider}))

    with pytest.raises(SheetNotAcceptedError):
        resume_channel(channel=channel, actor=cast.mio, at=AT)


def test_a_new_address_leaves_the_old_one_for_a_day(cast: Cast, channel: Channel) -> None:
    before, key = channel.endpoint_hash, open_endpoint(channel)
    renewed = renew_endpoint(channel=channel, actor=cast.mio, at=AT)

    assert open_endpoint(renewed) != key
    assert renewed.endpoint_hash == ENDPOINT.kept(open_endpoint(renewed))
    assert (renewed.previous_endpoint_hash, renewed.previous_endpoint_until) == (before, AT + DAY)


def test_what_is_removed_keeps_no_secret_no_memory_and_no_address(cast: Cast, channel: Channel) -> None:
    ChannelMemory.objects.create(channel=channel, name="token", sealed="x")
    key = open_endpoint(channel)
    removed = remove_channel(channel=channel, actor=cast.mio, at=AT)

    assert (removed.state, removed.removed_at, removed.endpoint_sealed) == (ChannelState.REMOVED, AT, "")
    assert not ChannelSecret.objects.exists()
    assert not ChannelMemory.objects.exists()
    assert not Channel.objects.filter(endpoint_hash=ENDPOINT.kept(key)).exists()
    with pytest.raises(ChannelNotFoundError):
        remove_channel(channel=channel, actor=cast.mio, at=AT)


@pytest.mark.parametrize("act", [pause_channel, resume_channel, remove_channel, renew_endpoint])
def test_only_an_administrator_does_these(cast: Cast, channel: Channel, act: Any) -> None:
    with pytest.raises(NotAllowedError):
        act(channel=channel, actor=cast.aoi, at=AT)


def test_health_and_quota_are_kept(cast: Cast, channel: Channel, echo: Simulated) -> None:
    found = checked(cast, channel)

    assert (found.health, found.health_problems) == (Health.WORKING, [])
    assert found.quota is not None
    assert (found.quota["used"], found.quota["limit"]) == (0, 1000)


def test_a_service_that_refuses_the_secrets_asks_for_new_ones(cast: Cast, channel: Channel, echo: Simulated) -> None:
    echo.fail_next(HttpResponse(status=401))
    assert checked(cast, channel).refused_at == AT

    assert checked(cast, channel, AT + DAY).refused_at is None


def test_an_absent_service_fails_within_its_time(cast: Cast, channel: Channel) -> None:
    with override_settings(MANNAKA_SIMULATOR_URL="http://127.0.0.1:9"):
        found = checked(cast, channel)

    assert (found.health, found.refused_at) == (Health.FAILING, None)


def test_the_round_asks_those_at_work_and_writes_down_what_changed(
    cast: Cast, channel: Channel, echo: Simulated
) -> None:
    channels.a_draft(cast.mio, label="準備中")
    assert rounds.check_channels() == 1
    assert rounds.check_channels() == 1
    echo.fail_next(HttpResponse(status=503))
    rounds.check_channels()

    entries = Entry.objects.filter(action="channel.checked")
    assert [(entry.actor_label, entry.details["health"]) for entry in entries.order_by("pk")] == [("system", "failing")]


def test_administrators_get_one_mail_a_day(cast: Cast, channel: Channel) -> None:
    User.objects.filter(pk=cast.mio.user_id).update(email="mio@example.jp", language="ja")
    with override_settings(MANNAKA_SENDS_MAIL=True):
        assert tell_administrators(channel_id=channel.pk, at=AT) == 0
        note_refusal(channel=channel, at=AT)
        sent = [tell_administrators(channel_id=channel.pk, at=AT + hours) for hours in (DAY * 0, DAY / 2, DAY)]

    assert sent == [1, 0, 1]
    assert mail.outbox[0].to == ["mio@example.jp"]
    assert "「LINE」" in mail.outbox[0].body
    assert "新しい鍵を入力してください" in mail.outbox[0].body


def test_the_system_may_check(cast: Cast, channel: Channel, echo: Simulated) -> None:
    found = ask_health(audit.SYSTEM, channel)

    assert check_health(channel=channel, found=found, actor=audit.SYSTEM, at=AT).health == Health.WORKING
