"""LINE calls us, and the city's other systems have every delivery as it came."""

from datetime import timedelta
from typing import Any

from django.test import override_settings

from integrations.channels.line.plugin import LineChannel
from integrations.channels.line.settings import LineConfig
from integrations.channels.line.simulator import LineSimulator
from mannaka_kit import clock
from mannaka_kit.audit.models import Entry
from mannaka_kit.outbox.models import OutboxEvent
from mannaka_sdk import RawRequest, VerdictKind, VerifyContext
from mannaka_tenancy import Tenant
from tenants.deliveries import passing_on
from tenants.deliveries.actions.put_off_passing_on import put_off_passing_on
from tenants.deliveries.actions.replay_delivery import replay_delivery
from tenants.deliveries.models import Delivery
from tenants.deliveries.states import DeliveryStatus, Failure
from tenants.plugins.passing import code_of
from tenants.plugins.states import Health
from tests.integrations.channels.line.sharing import (
    ADDRESSES,
    BINS,
    HUB,
    ID,
    Taker,
    configured,
    delivered,
    heard,
    set_up,
    signed,
)
from tests.support.cast import Cast
from tests.support.worker import work_off


def test_a_hub_hands_every_byte_and_lines_signature_on(
    here: Cast, imabari: Tenant, line: LineSimulator, bot: Taker, bins: Taker
) -> None:
    channel = set_up(here, HUB)
    request = signed(line)
    assert delivered(imabari, channel, request) == 200
    assert (bot.took, bins.took) == ([], [])  # never in the request

    work_off(imabari)

    assert [each.url for each in (*bot.took, *bins.took)] == list(ADDRESSES)
    assert {each.body for each in (*bot.took, *bins.took)} == {request.body}
    assert bot.took[0].headers["x-line-signature"] == request.header("x-line-signature")
    assert [each.message_id for each in heard(channel)] == ["581"]


def test_what_a_hub_hands_on_is_lines_own_to_the_other_system(
    here: Cast, imabari: Tenant, line: LineSimulator, bot: Taker
) -> None:
    delivered(imabari, set_up(here, HUB), signed(line))
    work_off(imabari)
    told = RawRequest(headers=bot.took[0].headers, body=bot.took[0].body, received_at=clock.now())
    ctx: Any = VerifyContext(config=LineConfig(channel_id=ID["channel_id"]), secrets=line.secrets(), now=clock.now())

    assert LineChannel().verify(ctx, told).kind is VerdictKind.ACCEPT


def test_nothing_that_line_did_not_sign_is_handed_on(here: Cast, imabari: Tenant, bot: Taker) -> None:
    channel = set_up(here, HUB)
    forged = RawRequest(headers={"x-line-signature": "AAAA"}, body=b"{}", received_at=clock.now())

    assert delivered(imabari, channel, forged) == 401
    work_off(imabari)
    assert bot.took == []


def test_a_system_that_does_not_answer_is_tried_again_and_the_other_one_has_it_at_once(
    here: Cast, imabari: Tenant, line: LineSimulator, bot: Taker, bins: Taker
) -> None:
    channel = set_up(here, HUB)
    bot.answers = [503, 302, 500]
    delivered(imabari, channel, signed(line))
    work_off(imabari)
    assert (len(bot.took), len(bins.took)) == (1, 1)

    for seconds in (11, 40, 100):
        work_off(imabari, at=clock.now() + timedelta(seconds=seconds))

    assert (len(bot.took), len(bins.took)) == (4, 1)
    channel.refresh_from_db()
    assert (channel.health, [each["code"] for each in channel.health_problems]) == (Health.DEGRADED, ["not_passed_on"])
    assert not Entry.objects.filter(action="delivery.not_passed_on").exists()


def test_what_nobody_takes_for_half_a_day_is_given_up_and_told(
    here: Cast, imabari: Tenant, line: LineSimulator, bot: Taker
) -> None:
    channel = set_up(here, HUB)
    delivered(imabari, channel, signed(line))
    bot.answers = [500]
    not_taken = passing_on.hand_on(Delivery.objects.get().pk, code_of(ADDRESSES[0]))

    assert not_taken
    assert put_off_passing_on(not_taken=not_taken, tries=passing_on.MOST_TRIES, at=clock.now()) is None
    entry = Entry.objects.get(action="delivery.not_passed_on")
    assert (entry.details["address"], entry.details["tries"]) == (code_of(ADDRESSES[0]), passing_on.MOST_TRIES)


def test_an_address_that_was_taken_out_gets_nothing_any_more(
    here: Cast, imabari: Tenant, line: LineSimulator, bot: Taker, bins: Taker
) -> None:
    channel = set_up(here, HUB)
    delivered(imabari, channel, signed(line))
    configured(here, channel, {**HUB, "pass_on_to": [ADDRESSES[1]]})
    work_off(imabari)

    assert (len(bot.took), len(bins.took)) == (0, 1)


def test_a_host_that_the_operator_took_back_gets_nothing(
    here: Cast, imabari: Tenant, line: LineSimulator, bot: Taker, bins: Taker
) -> None:
    delivered(imabari, set_up(here, HUB), signed(line))
    with override_settings(MANNAKA_PASS_ON_HOSTS=[BINS]):
        work_off(imabari)

    assert (len(bot.took), len(bins.took)) == (0, 1)


def test_what_is_read_once_more_is_not_handed_on_once_more(
    here: Cast, imabari: Tenant, line: LineSimulator, bot: Taker
) -> None:
    delivered(imabari, set_up(here, HUB), signed(line))
    work_off(imabari)
    delivery = Delivery.objects.get()
    delivery.status, delivery.failure = DeliveryStatus.UNREADABLE, Failure.PLUGIN_FAULT
    delivery.save()
    replay_delivery(delivery_id=delivery.pk, actor=here.mio, at=clock.now())
    work_off(imabari)

    assert len(bot.took) == 1


def test_no_address_stands_in_the_outbox(here: Cast, imabari: Tenant, line: LineSimulator, bot: Taker) -> None:
    delivered(imabari, set_up(here, HUB), signed(line))
    bot.answers = [500]
    work_off(imabari)

    rows = [str(row.kwargs) for row in OutboxEvent.objects.filter(task__contains="deliveries")]
    assert rows
    assert not any("4711" in row or "example" in row for row in rows)
