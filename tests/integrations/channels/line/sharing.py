"""LINE in a city that shares its one webhook: what an administrator types, and what the systems say."""

from datetime import timedelta
from typing import Any

from integrations.channels.line.manifest import MANIFEST
from integrations.channels.line.plugin import LineChannel
from integrations.channels.line.simulator import LineSimulator
from mannaka_kit import clock
from mannaka_sdk import HttpRequest, HttpResponse, MessageReceived, RawRequest
from mannaka_sdk.testing import Wrote
from mannaka_tenancy import Tenant
from tenants.deliveries.models import Thread
from tenants.deliveries.selectors import waiting_events
from tenants.plugins.actions.accept_privacy_sheet import accept_privacy_sheet
from tenants.plugins.actions.add_channel import add_channel
from tenants.plugins.actions.configure_channel import configure_channel
from tenants.plugins.actions.probe_channel import probe_channel
from tenants.plugins.asking import ask_account
from tenants.plugins.endpoints import address_of
from tenants.plugins.models import Channel
from tenants.plugins.sheets import edition_of
from tests.support.cast import Cast
from tests.support.channels import in_the_clear
from tests.support.deliveries import post

SECRETS = in_the_clear(LineSimulator().secrets())
ID = {"channel_id": LineSimulator().config().channel_id}
BOT, BINS = "bot.example.jp", "bins.example.jp"
ADDRESSES = (f"https://{BOT}/hook?key=4711", f"https://{BINS}/line")
HUB = {**ID, "mode": "hub", "pass_on_to": list(ADDRESSES)}
WORD = "a-word-of-16-or-more"


class Taker:
    """Another system of the city: it takes whatever comes, and keeps it."""

    def __init__(self) -> None:
        self.took: list[HttpRequest] = []
        self.answers: list[int] = []

    def respond(self, request: HttpRequest) -> HttpResponse:
        self.took.append(request)
        return HttpResponse(status=self.answers.pop(0) if self.answers else 200)


def configured(cast: Cast, channel: Channel, config: dict[str, Any], **secrets: str) -> Channel:
    at = clock.now()
    told = configure_channel(channel=channel, config=config, secrets={**SECRETS, **secrets}, actor=cast.mio, at=at)
    return probe_channel(channel=told, report=ask_account(cast.mio, told), actor=cast.mio, at=at)


def set_up(cast: Cast, config: dict[str, Any], **secrets: str) -> Channel:
    actor, at = cast.mio, clock.now()
    channel = add_channel(plugin_id=MANIFEST.id, label="LINE", actor=actor, at=at)
    channel = accept_privacy_sheet(channel=channel, seen=edition_of(LineChannel.manifest), actor=actor, at=at)
    return configured(cast, channel, config, **secrets)


def signed(line: LineSimulator, number: int = 1) -> RawRequest:
    at = clock.now() + timedelta(milliseconds=number)
    told = Wrote(event_id=f"01KAJ{number}", at=at, message_id=f"58{number}", text="家賃のことで相談したい")
    return line.sign(line.body(told), secrets=line.secrets(), at=clock.now())


def delivered(city: Tenant, channel: Channel, request: RawRequest) -> int:
    return post(city, "/" + address_of(channel).split("/", 3)[3], request).status_code


def heard(channel: Channel) -> list[MessageReceived]:
    found = waiting_events(channel_id=channel.pk, thread_id=Thread.objects.get(channel=channel).pk)
    return [each.event.body for each in found if isinstance(each.event.body, MessageReceived)]
