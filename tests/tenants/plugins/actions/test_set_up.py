"""A channel is set up: kind, privacy sheet, settings, try, first delivery; each step knows the one before."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import override_settings

from integrations.channels.echo.plugin import EchoChannel
from integrations.channels.echo.simulator import ACCOUNT
from mannaka_kit.audit.models import Entry
from mannaka_kit.errors import NotAllowedError
from mannaka_sdk import DataClass, HttpResponse, Inbound, LocalizedText, Manifest, ProbeProblemCode
from tenants.plugins.actions.accept_privacy_sheet import accept_privacy_sheet
from tenants.plugins.actions.add_channel import add_channel
from tenants.plugins.actions.configure_channel import configure_channel
from tenants.plugins.actions.note_first_delivery import note_first_delivery
from tenants.plugins.actions.probe_channel import probe_channel
from tenants.plugins.asking import ask_account
from tenants.plugins.errors import (
    AnotherAccountError,
    BadSettingsError,
    MissingLabelError,
    NotConfiguredError,
    PluginNotFoundError,
    PluginStoppedError,
    SheetChangedError,
    SheetNotAcceptedError,
)
from tenants.plugins.models import Channel, ChannelSecret
from tenants.plugins.sheets import accepted_sheet, edition_of, needs_acceptance
from tenants.plugins.states import ChannelState, Health
from tests.support import channels
from tests.support.cases import AT
from tests.support.cast import Cast
from tests.support.channels import CONFIG, ECHO, SECRETS
from tests.support.simulated import Simulated

LATER = AT + timedelta(hours=1)


def sheet(**changes: Any) -> Manifest:
    """Return Echo's manifest with another sheet."""
    privacy = EchoChannel.manifest.privacy.model_copy(update=changes)
    return EchoChannel.manifest.model_copy(update={"privacy": privacy, "version": "1.1.0"})


def tried(cast: Cast, channel: Channel, **more: Any) -> Channel:
    return probe_channel(channel=channel, report=ask_account(cast.mio, channel), actor=cast.mio, at=LATER, **more)


def test_a_channel_is_added_with_an_address_and_does_nothing(cast: Cast) -> None:
    channel = channels.a_draft(cast.mio, label="  消費生活LINE ")

    assert (channel.label, channel.state, channel.sheet) == ("消費生活LINE", ChannelState.DRAFT, None)
    assert len(channel.endpoint_hash) == 64
    assert Entry.objects.get(action="channel.added").details["plugin"] == ECHO


def test_only_an_administrator_adds_one(cast: Cast) -> None:
    with pytest.raises(NotAllowedError):
        channels.a_draft(cast.aoi)
    assert not Channel.objects.exists()


def test_a_channel_has_a_name_and_a_plugin(cast: Cast) -> None:
    with pytest.raises(MissingLabelError):
        channels.a_draft(cast.mio, label="　")
    with pytest.raises(PluginNotFoundError):
        add_channel(plugin_id="jp.example.none", label="x", actor=cast.mio, at=AT)


def test_a_sample_is_for_demonstrations_alone(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tenants.plugins.actions.add_channel.is_demo", lambda _city: False)

    with pytest.raises(PluginNotFoundError):
        channels.a_draft(cast.mio)


def test_what_the_operator_stopped_is_not_added(cast: Cast) -> None:
    with override_settings(MANNAKA_STOPPED_PLUGINS=frozenset({ECHO})), pytest.raises(PluginStoppedError):
        channels.a_draft(cast.mio)


def test_the_sheet_is_kept_as_it_was_read(cast: Cast) -> None:
    channel = channels.an_accepted_one(cast.mio)
    told = Entry.objects.get(action="channel.sheet_accepted").details

    assert accepted_sheet(channel) == EchoChannel.manifest.privacy
    assert channel.sheet is not None
    assert channel.sheet["version"] == "1.0.0"
    assert (channel.sheet_accepted_by_id, channel.sheet_accepted_at) == (cast.mio.user_id, AT)
    assert (told["version"], told["countries"], told["data_out"]) == ("1.0.0", ["JP"], ["message", "pseudonym"])
    assert told["sheet"] == edition_of(EchoChannel.manifest)


def test_another_sheet_than_the_one_that_was_read_is_not_agreed_to(cast: Cast) -> None:
    channel = channels.a_draft(cast.mio)

    with pytest.raises(SheetChangedError):
        accept_privacy_sheet(channel=channel, seen="0" * 32, actor=cast.mio, at=AT)


@pytest.mark.parametrize(
    ("changes", "is_wider"),
    [
        ({}, False),
        ({"data_out": frozenset({DataClass.PSEUDONYM, DataClass.MESSAGE, DataClass.CASE})}, True),
        ({"data_out": frozenset({DataClass.PSEUDONYM})}, False),
        ({"can_erase": False}, True),
        ({"retention": LocalizedText(ja="1年", en="A year")}, True),
    ],
)
def test_a_wider_sheet_asks_anew(cast: Cast, changes: dict[str, Any], is_wider: bool) -> None:
    assert needs_acceptance(channels.an_accepted_one(cast.mio), sheet(**changes)) is is_wider


def test_a_wider_sheet_lets_nobody_configure_or_try(
    cast: Cast, echo: Simulated, monkeypatch: pytest.MonkeyPatch
) -> None:
    channel = channels.a_configured_one(cast.mio)
    monkeypatch.setattr(EchoChannel, "manifest", sheet(can_erase=False))

    with pytest.raises(SheetNotAcceptedError):
        configure_channel(channel=channel, config=CONFIG, secrets={}, actor=cast.mio, at=AT)
    with pytest.raises(SheetNotAcceptedError):
        tried(cast, channel)


def test_settings_wait_for_the_sheet(cast: Cast) -> None:
    channel = channels.a_draft(cast.mio)

    with pytest.raises(SheetNotAcceptedError):
        configure_channel(channel=channel, config=CONFIG, secrets=SECRETS, actor=cast.mio, at=AT)


def test_each_wrong_setting_is_told_by_its_field(cast: Cast) -> None:
    channel = channels.an_accepted_one(cast.mio)

    with pytest.raises(BadSettingsError) as caught:
        configure_channel(channel=channel, config={"account_id": "nope", "x": 1}, secrets={}, actor=cast.mio, at=AT)

    fields = {problem.field for problem in caught.value.problems}
    assert fields == {"account_id", "x", "access_token", "signing_secret"}
    assert not ChannelSecret.objects.exists()


def test_a_try_needs_settings(cast: Cast, echo: Simulated) -> None:
    channel = channels.an_accepted_one(cast.mio)

    with pytest.raises(NotConfiguredError):
        tried(cast, channel)


def test_a_try_that_works_binds_the_account_and_the_channel_waits(cast: Cast, echo: Simulated) -> None:
    channel = tried(cast, channels.a_configured_one(cast.mio))

    assert (channel.state, channel.account_id, channel.account_name) == (ChannelState.WAITING, ACCOUNT, "今治市")
    assert (channel.health, channel.health_at) == (Health.WORKING, LATER)
    assert Entry.objects.get(action="channel.probed").details["worked"] is True
    assert echo.requests[0].url == "https://api.echo.example/v1/account"


def test_what_hears_of_nothing_is_in_use_at_once(cast: Cast, echo: Simulated, monkeypatch: pytest.MonkeyPatch) -> None:
    channel = channels.a_configured_one(cast.mio)
    silent = EchoChannel.manifest.model_copy(update={"inbound": Inbound.NONE})
    monkeypatch.setattr(EchoChannel, "manifest", silent)

    assert tried(cast, channel).state == ChannelState.ACTIVE


@pytest.mark.parametrize(
    ("status", "code"),
    [(401, "wrong_credentials"), (403, "missing_scope"), (503, "unreachable")],
)
def test_what_stands_in_the_way_is_kept_and_told(cast: Cast, echo: Simulated, status: int, code: str) -> None:
    channel = channels.a_configured_one(cast.mio)
    echo.fail_next(HttpResponse(status=status))
    found = tried(cast, channel)

    assert (found.state, found.health) == (ChannelState.DRAFT, Health.FAILING)
    assert [problem["code"] for problem in found.health_problems] == [code]
    assert set(found.health_problems[0]["message"]) == {"ja", "en"}
    assert Entry.objects.get(action="channel.probed").details["problems"] == [code]


def test_a_plugin_at_fault_is_told_without_what_it_said(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    channel = channels.a_configured_one(cast.mio, access_token="canary-4711")

    async def probe(_self: object, ctx: Any) -> None:
        raise RuntimeError(ctx.secrets.access_token.get_secret_value())

    monkeypatch.setattr(EchoChannel, "probe", probe)
    report = ask_account(cast.mio, channel)

    assert [each.code for each in report.problems] == [ProbeProblemCode.UNREACHABLE]
    assert "canary-4711" not in f"{report!r}{caplog.text}"


def test_another_account_needs_the_administrators_word(cast: Cast, echo: Simulated) -> None:
    channel = tried(cast, channels.a_configured_one(cast.mio))
    Channel.objects.update(account_id="acc_before", sheet_accepted_at=AT)

    with pytest.raises(AnotherAccountError):
        tried(cast, channel)
    with pytest.raises(AnotherAccountError):
        tried(cast, channel, accepted_account_id="acc_third")
    assert Channel.objects.get().account_id == "acc_before"

    found = tried(cast, channel, accepted_account_id=ACCOUNT)
    assert (found.account_id, found.sheet_accepted_at) == (ACCOUNT, LATER)
    assert Entry.objects.filter(action="channel.sheet_accepted").count() == 2


def test_the_first_delivery_puts_it_to_use_and_the_second_changes_nothing(cast: Cast, echo: Simulated) -> None:
    channel = channels.a_waiting_one(cast.mio)
    note_first_delivery(channel=channel, at=AT)
    note_first_delivery(channel=channel, at=LATER)
    channel.refresh_from_db()
    note_first_delivery(channel=channel, at=LATER)

    assert (channel.state, channel.heard_at) == (ChannelState.ACTIVE, AT)
    assert Entry.objects.filter(action="channel.first_heard").count() == 1
