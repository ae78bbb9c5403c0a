"""A delivery goes on to another system of the city, as long as settings, operator and channel say so."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.test import override_settings

from integrations.channels.echo.plugin import EchoChannel
from mannaka_kit import clock
from mannaka_sdk import HttpRequest, HttpResponse, PassingOn
from mannaka_tenancy import Tenant, use
from tenants.deliveries.actions.put_off_passing_on import put_off_passing_on
from tenants.deliveries.models import Delivery
from tenants.deliveries.passing_on import hand_on
from tenants.plugins.models import Channel
from tenants.plugins.passing import code_of
from tenants.plugins.states import ChannelState
from tests.support.deliveries import Line, wrote
from tests.support.simulated import Simulated, simulated

HOST = "bot.example.jp"
ADDRESS = f"https://{HOST}/hook?key=4711"
NOW = clock.now()


class Taker:
    """Another system of the city."""

    def respond(self, request: HttpRequest) -> HttpResponse:
        return HttpResponse(status=204 if request.body else 400)


@pytest.fixture
def other(line: Line, imabari: Tenant, monkeypatch: pytest.MonkeyPatch) -> Iterator[Simulated]:
    """Let Echo hand its deliveries on, and the operator allow where to."""
    told = EchoChannel.manifest.model_copy(
        update={"passes_on": PassingOn(setting="to", headers=frozenset({"x-echo-signature"}))}
    )
    monkeypatch.setattr(EchoChannel, "manifest", told)
    monkeypatch.setattr("tenants.plugins.calling.is_demo", lambda _city: True)
    line.deliver(wrote())
    with use(imabari):
        Channel.objects.update(config={**line.channel.config, "to": [ADDRESS]})
    with simulated({HOST: Taker()}) as found, override_settings(MANNAKA_PASS_ON_HOSTS=[HOST]):  # type: ignore[dict-item]  # it only responds
        yield found


def pass_on(address: str = ADDRESS) -> bool:
    """Hand the one delivery on, and tell whether it is to be tried again."""
    return hand_on(Delivery.objects.get().pk, code_of(address)) is not None


def test_it_arrives_once_with_the_named_headers_alone(line: Line, imabari: Tenant, other: Simulated) -> None:
    with use(imabari):
        assert not pass_on()

    (sent,) = other.requests
    assert (sent.method, sent.url) == ("POST", ADDRESS)
    assert "x-echo-signature" in sent.headers
    assert "x-echo-timestamp" not in sent.headers


def test_one_that_is_not_taken_is_tried_ten_seconds_later(line: Line, imabari: Tenant, other: Simulated) -> None:
    other.fail_next(HttpResponse(status=404))
    with use(imabari):
        not_taken = hand_on(Delivery.objects.get().pk, code_of(ADDRESS))
        assert not_taken
        due = put_off_passing_on(not_taken=not_taken, tries=1, at=NOW)

    assert due == NOW + timedelta(seconds=10)


def test_an_address_that_no_setting_names_gets_nothing(line: Line, imabari: Tenant, other: Simulated) -> None:
    with use(imabari):
        assert not pass_on("https://bot.example.jp/other")

    assert other.requests == []


def test_a_channel_that_rests_hands_nothing_on(line: Line, imabari: Tenant, other: Simulated) -> None:
    with use(imabari):
        Channel.objects.update(state=ChannelState.PAUSED)
        assert not pass_on()

    assert other.requests == []


def test_a_delivery_that_is_gone_is_not_looked_for_again(imabari: Tenant, other: Simulated) -> None:
    with use(imabari):
        Delivery.objects.all().delete()
        assert hand_on(4711, code_of(ADDRESS)) is None
