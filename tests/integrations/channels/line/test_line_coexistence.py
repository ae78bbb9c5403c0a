"""One account, one webhook, several systems: only sending, behind a forwarder, and what a form takes."""

from typing import Any

import pytest

from integrations.channels.line.deliveries import read_delivery
from integrations.channels.line.settings import Mode
from integrations.channels.line.simulator import LineSimulator
from mannaka_kit import clock
from mannaka_sdk.testing import Wrote
from mannaka_sdk.testing.bench import message
from mannaka_tenancy import Tenant
from tenants.deliveries.models import Delivery
from tenants.deliveries.sending import send_out
from tenants.plugins.actions.pause_channel import pause_channel
from tenants.plugins.actions.resume_channel import resume_channel
from tenants.plugins.errors import BadSettingsError
from tenants.plugins.next_steps import NextStep
from tenants.plugins.selectors import line_of
from tenants.plugins.states import ChannelState
from tests.integrations.channels.line.sharing import (
    ADDRESSES,
    BOT,
    ID,
    WORD,
    configured,
    delivered,
    heard,
    set_up,
    signed,
)
from tests.support.cast import Cast
from tests.support.worker import work_off


def test_a_channel_that_only_sends_is_in_use_after_a_good_try(here: Cast, line: LineSimulator) -> None:
    channel = set_up(here, {**ID, "mode": "send_only"})

    assert (channel.state, line_of(channel).step) == (ChannelState.ACTIVE, NextStep.NOTHING)
    send_out(channel_id=channel.pk, message=message("予約のお知らせ", to="person-1"))
    assert [each.text for each in line.received] == ["予約のお知らせ"]


def test_a_channel_that_only_sends_has_no_address(here: Cast, imabari: Tenant, line: LineSimulator) -> None:
    channel = set_up(here, {**ID, "mode": "send_only"})

    assert delivered(imabari, channel, signed(line)) == 404
    assert not Delivery.objects.exists()


def test_a_channel_that_only_sends_goes_on_after_a_rest(here: Cast) -> None:
    channel = pause_channel(channel=set_up(here, {**ID, "mode": "send_only"}), actor=here.mio, at=clock.now())

    assert resume_channel(channel=channel, actor=here.mio, at=clock.now()).state == ChannelState.ACTIVE


def test_one_that_is_to_hear_from_now_on_waits_and_one_that_is_not_waits_no_longer(here: Cast) -> None:
    channel = set_up(here, {**ID, "mode": "send_only"})

    states = [configured(here, channel, {**ID, "mode": mode}).state for mode in ("direct", "direct", "send_only")]

    assert states == [ChannelState.WAITING, ChannelState.WAITING, ChannelState.ACTIVE]


def test_behind_a_forwarder_lines_own_signature_is_enough(here: Cast, imabari: Tenant, line: LineSimulator) -> None:
    channel = set_up(here, {**ID, "mode": "forwarded"})

    assert delivered(imabari, channel, signed(line)) == 200
    work_off(imabari)
    channel.refresh_from_db()
    assert channel.state == ChannelState.ACTIVE
    assert [each.message_id for each in heard(channel)] == ["581"]


def test_a_forwarder_that_agreed_on_a_word_says_it(here: Cast, imabari: Tenant, line: LineSimulator) -> None:
    channel = set_up(here, {**ID, "mode": "forwarded"}, forwarder_secret=WORD)
    request = signed(line)
    headers = [request.headers | {"x-forwarder-secret": word} for word in (WORD, WORD[:-1], "", "あ")]
    told = [request.model_copy(update={"headers": each}) for each in (*headers[:3], request.headers)]

    assert [delivered(imabari, channel, each) for each in told] == [200, 401, 401, 401]


def test_a_word_without_lines_signature_opens_nothing(here: Cast, imabari: Tenant, line: LineSimulator) -> None:
    channel = set_up(here, {**ID, "mode": "forwarded"}, forwarder_secret=WORD)
    told = signed(line).model_copy(update={"headers": {"x-forwarder-secret": WORD}})

    assert delivered(imabari, channel, told) == 401


@pytest.mark.parametrize(
    ("config", "field"),
    [
        ({"mode": "hub"}, "pass_on_to"),
        ({"mode": "direct", "pass_on_to": [ADDRESSES[0]]}, "pass_on_to"),
        ({"mode": "hub", "pass_on_to": ["http://bot.example.jp/"]}, "pass_on_to"),
        ({"mode": "hub", "pass_on_to": ["https://10.0.0.1/"]}, "pass_on_to"),
        ({"mode": "hub", "pass_on_to": ["https://someone@bot.example.jp/"]}, "pass_on_to"),
        ({"mode": "hub", "pass_on_to": ["https://bot.example.jp:8443/"]}, "pass_on_to"),
        ({"mode": "hub", "pass_on_to": [ADDRESSES[0], ADDRESSES[0]]}, "pass_on_to"),
        ({"mode": "hub", "pass_on_to": [f"https://{BOT}/{n}" for n in range(6)]}, "pass_on_to"),
        ({"mode": "hub", "pass_on_to": ["https://elsewhere.example.jp/"]}, "pass_on_to"),
        ({"mode": "hub", "pass_on_to": [ADDRESSES[0]], "signature_header": "x-other"}, "signature_header"),
    ],
)
def test_settings_that_do_not_go_together_are_told_at_their_field(
    here: Cast, config: dict[str, Any], field: str
) -> None:
    channel = set_up(here, {**ID, "mode": "send_only"})

    with pytest.raises(BadSettingsError) as caught:
        configured(here, channel, {**ID, **config})
    assert [each.field for each in caught.value.problems] == [field]


@pytest.mark.parametrize("word", ["short", "合い言葉は日本語で十六文字以上にする"])
def test_a_word_is_long_enough_and_fits_into_a_header(here: Cast, word: str) -> None:
    with pytest.raises(BadSettingsError) as caught:
        set_up(here, {**ID, "mode": "forwarded"}, forwarder_secret=word)
    assert [each.field for each in caught.value.problems] == ["forwarder_secret"]


def test_only_who_is_called_alone_answers_with_the_free_reply(line: LineSimulator) -> None:
    body = line.body(Wrote(event_id="01KAJ1", at=clock.now(), message_id="581", text="相談"))

    assert {mode for mode in Mode if read_delivery(body, mode)[0].reply} == {Mode.DIRECT}
