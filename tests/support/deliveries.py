"""A channel at work in a city, its service in memory, and what the service delivers."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final

from django.http import HttpResponse
from django.test import Client

from integrations.channels.echo.simulator import EchoSimulator
from mannaka_kit import clock
from mannaka_kit.identifiers import new_key
from mannaka_sdk import RawRequest, SecretModel
from mannaka_sdk.simulation import Happening, Wrote
from mannaka_tenancy import Tenant, use
from tenants.accounts.models import User
from tenants.deliveries.models import Delivery, ReceivedEvent
from tenants.plugins.models import Channel, ChannelSecret
from tenants.plugins.sealing import ENDPOINT, seal_endpoint, seal_secret
from tenants.plugins.states import ChannelState, Slot

ECHO: Final = "jp.mannaka.echo"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """An echo channel of a city, the key of its address, and the service."""

    city: Tenant
    channel: Channel
    key: str
    service: EchoSimulator = field(default_factory=EchoSimulator)

    @property
    def path(self) -> str:
        """Return the address to which the service delivers."""
        return f"/hooks/v1/{self.key}/"

    def signed(self, *happenings: Happening, secrets: SecretModel | None = None) -> RawRequest:
        """Return what the service would deliver now."""
        return self.sealed(self.service.body(*happenings), secrets=secrets)

    def sealed(self, body: bytes, *, secrets: SecretModel | None = None) -> RawRequest:
        """Return any body, signed as the service does."""
        return self.service.sign(body, secrets=secrets or self.service.secrets(), at=clock.now())

    def deliver(self, *happenings: Happening) -> HttpResponse:
        """Have the service deliver."""
        return post(self.city, self.path, self.signed(*happenings))

    def fresh(self) -> Channel:
        """Return the channel as it is now; call it inside of the city."""
        return Channel.objects.get(pk=self.channel.pk)


def post(city: Tenant, path: str, request: RawRequest, **more: Any) -> HttpResponse:
    """Deliver to an address of a city."""
    client = Client(headers={"host": city.host})
    sent = {"data": request.body, "content_type": "application/json", "headers": request.headers, **more}
    answer: HttpResponse = client.post(path, **sent)  # type: ignore[assignment]  # the test client's own class
    return answer


def a_line(city: Tenant, user: User, *, state: str = ChannelState.ACTIVE, plugin_id: str = ECHO) -> Line:
    """Set an echo channel up; call it inside of the city."""
    service, token, at = EchoSimulator(), ENDPOINT.new(), clock.now()
    channel = Channel(
        key=new_key(),
        plugin_id=plugin_id,
        label="エコー",
        state=state,
        config=service.config().model_dump(mode="json"),
        config_version=2,
        sheet={},
        sheet_accepted_at=at,
        account_id=service.account,
        endpoint_hash=ENDPOINT.kept(token),
        made_at=at,
        made_by=user,
    )
    channel.endpoint_sealed = seal_endpoint(token, channel=channel)
    channel.save()
    set_secrets(channel, service.secrets(), user=user, at=at)
    return Line(city=city, channel=channel, key=token, service=service)


def set_secrets(channel: Channel, secrets: SecretModel, *, user: User, at: datetime, slot: str = Slot.CURRENT) -> None:
    """Keep a channel's secrets."""
    for name in type(secrets).model_fields:
        value = getattr(secrets, name).get_secret_value()
        sealed = seal_secret(value, channel=channel, name=name, slot=slot)
        kept = {"sealed": sealed, "set_at": at, "set_by": user}
        ChannelSecret.objects.update_or_create(channel=channel, name=name, slot=slot, defaults=kept)


def wrote(
    number: int = 1, *, person: str = "person-1", seconds: int = 0, text: str = "相談したいことがあります。"
) -> Wrote:
    """Return that a citizen wrote; later numbers a second later each."""
    at = clock.now() + timedelta(seconds=seconds or number)
    return Wrote(event_id=f"event-{number}", at=at, person=person, message_id=f"message-{number}", text=text)


def kept(city: Tenant) -> tuple[int, int]:
    """Return how many deliveries and events a city holds."""
    with use(city):
        return Delivery.objects.count(), ReceivedEvent.objects.count()
