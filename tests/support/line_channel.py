"""LINE at work in a city, with its simulator behind the host's own way out."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from integrations.channels.line.manifest import DATA_HOST, HOST, MANIFEST
from integrations.channels.line.simulator import LineSimulator
from mannaka_kit import clock
from mannaka_kit.identifiers import new_key
from mannaka_sdk.simulation import Happening, LinkedAccount, Wrote
from mannaka_tenancy import use
from tenants.plugins.models import Channel
from tenants.plugins.sealing import ENDPOINT, seal_endpoint
from tenants.plugins.sheets import frozen_sheet
from tenants.plugins.states import ChannelState
from tests.support.cast import Cast
from tests.support.deliveries import post, set_secrets
from tests.support.simulated import Simulated, simulated
from tests.support.worker import work_off

PERSON = "U00000000000000000000000000000001"
OTHER = "U00000000000000000000000000000002"


@dataclass(frozen=True, slots=True, kw_only=True)
class LineAtWork:
    """A city's LINE channel, LINE, and what was asked of it."""

    cast: Cast
    channel: Channel
    path: str
    service: LineSimulator
    wire: Simulated

    def fresh(self) -> Channel:
        """Return the channel as it is now."""
        with use(self.cast.city):
            return Channel.objects.get(pk=self.channel.pk)

    def asked(self) -> list[str]:
        """Return what was asked of LINE since the last look, but for tokens."""
        told = [f"{each.method} {each.url.partition('line.me')[2]}" for each in self.wire.requests]
        self.wire.requests.clear()
        return [each for each in told if "/oauth2/" not in each]

    def happen(self, *happenings: Happening) -> None:
        """Have LINE tell what people did, and let the worker take it in and send what follows."""
        request = self.service.sign(self.service.body(*happenings), secrets=self.service.secrets(), at=clock.now())
        assert post(self.cast.city, self.path, request).status_code == 200
        work_off(self.cast.city, at=clock.now() + timedelta(seconds=5))

    def write(self, text: str, *, person: str = PERSON, number: int = 1) -> None:
        """Have somebody write."""
        self.happen(
            Wrote(event_id=f"w-{person}-{number}", at=clock.now(), person=person, message_id=f"{number}", text=text)
        )

    def link(self, url: str, *, person: str = PERSON, number: int = 1, at: datetime | None = None) -> None:
        """Have somebody press on LINE's page for linking, as LINE allows only the one whose token it is."""
        whose, nonce = self.service.linking(url)
        told = {"event_id": f"l-{person}-{number}", "person": person, "nonce": nonce, "succeeded": whose == person}
        self.happen(LinkedAccount(at=at or clock.now(), **told))  # type: ignore[arg-type]  # the fields it has


@contextmanager
def line_at_work(cast: Cast) -> Iterator[LineAtWork]:
    """Set LINE up in a city, and serve it."""
    service, token, at = LineSimulator(clock=clock.now), ENDPOINT.new(), clock.now()
    with use(cast.city):
        channel = a_line_channel(cast, service, token=token, at=at)
    with simulated({HOST: service, DATA_HOST: service}) as wire:
        yield LineAtWork(cast=cast, channel=channel, path=f"/hooks/v1/{token}/", service=service, wire=wire)


def a_line_channel(cast: Cast, service: LineSimulator, *, token: str, at: datetime) -> Channel:
    """Make a channel that is in use; call it inside of the city."""
    user = cast.users["mio"]
    channel = Channel(
        key=new_key(),
        plugin_id=MANIFEST.id,
        label="LINE",
        state=ChannelState.ACTIVE,
        config=service.config().model_dump(mode="json"),
        configured_at=at,
        sheet=frozen_sheet(MANIFEST),
        sheet_accepted_at=at,
        sheet_accepted_by=user,
        account_id=service.account,
        heard_at=at,
        endpoint_hash=ENDPOINT.kept(token),
        made_at=at,
        made_by=user,
    )
    channel.endpoint_sealed = seal_endpoint(token, channel=channel)
    channel.save()
    set_secrets(channel, service.secrets(), user=user, at=at)
    return channel
