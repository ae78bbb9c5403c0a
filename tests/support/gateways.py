"""A partner's service in memory, a body whose own system it is, and what workers do for both."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

import time_machine
from django.http import HttpResponse

from case_core.referrals.carriage_states import Carriage, CarriageTrouble
from case_core.referrals.models import Referral
from integrations.partners.echo.manifest import HOST
from integrations.partners.echo.simulator import EchoPartnerSimulator
from mannaka_kit import clock
from mannaka_kit.identifiers import new_key
from mannaka_sdk import HttpResponse as Said
from mannaka_sdk.simulated_partners import Answer, Answered, HeldReferral, PartnerSimulator
from mannaka_tenancy import Tenant
from tenants.accounts.models import User
from tenants.partners.kinds import Reach
from tenants.partners.models import PartnerOrganization
from tenants.plugins.models import Channel
from tenants.plugins.sealing import ENDPOINT, seal_endpoint
from tenants.plugins.states import ChannelState
from tests.support.cases import LATER
from tests.support.deliveries import post, set_secrets
from tests.support.sharing import a_body
from tests.support.simulated import Simulated, simulated
from tests.support.worker import work_off

A_MOMENT: Final = timedelta(seconds=30)  # what is stored while the clock goes on is due a little later
ECHO_PARTNERS: Final = "jp.mannaka.echo_partner"


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """A body's own system, the channel to it, the key of its address, and what it was asked."""

    city: Tenant
    channel: Channel
    key: str
    body: PartnerOrganization
    service: PartnerSimulator
    services: Simulated

    def work(self, *, at: datetime = LATER) -> None:
        """Do what workers do that is due at a moment."""
        work_off(self.city, at=at)

    @property
    def held(self) -> list[HeldReferral]:
        """Return what the body has."""
        return self.service.referrals

    def answers(self, ref: str, answer: Answer, *, number: int = 1, at: datetime = LATER) -> HttpResponse:
        """Let the body answer in its own system, which tells us, and have that taken in."""
        self.service.answer(ref, answer)
        with time_machine.travel(at):
            told = Answered(event_id=f"{ref}-{number}", at=at, referral=ref, answer=answer)
            signed = self.service.sign(self.service.body(told), secrets=self.service.secrets(), at=at)
            found = post(self.city, f"/hooks/v1/{self.key}/", signed)
        self.work(at=at + A_MOMENT)
        return found

    def refuses(self, status: int) -> None:
        """Keep the body's system from taking one question."""
        self.services.fail_next(Said(status=status))


def a_gateway(
    user: User, *, service: PartnerSimulator | None = None, plugin_id: str = ECHO_PARTNERS
) -> tuple[Channel, str]:
    """Connect a partner's service that is not served, and return it with the key of its address."""
    service, token, at = service or EchoPartnerSimulator(), ENDPOINT.new(), clock.now()
    known = {"plugin_id": plugin_id, "label": "社協のシステム", "state": ChannelState.ACTIVE, "sheet": {}}
    known |= {"config": service.config().model_dump(mode="json"), "account_id": service.account}
    channel = Channel(key=new_key(), sheet_accepted_at=at, made_at=at, made_by=user, **known)
    channel.endpoint_hash = ENDPOINT.kept(token)
    channel.endpoint_sealed = seal_endpoint(token, channel=channel)
    channel.save()
    set_secrets(channel, service.secrets(), user=user, at=at)
    return channel, token


def reached_by(body: PartnerOrganization, channel: Channel) -> PartnerOrganization:
    """Let matters for a body go out by a channel."""
    body.reaches, body.gateway = [Reach.WEBHOOK.value], channel
    body.save()
    return body


@contextmanager
def a_house(
    city: Tenant,
    user: User,
    *,
    service: PartnerSimulator | None = None,
    plugin_id: str = ECHO_PARTNERS,
    host: str = HOST,
) -> Iterator[House]:
    """Connect and serve a body's own system, by echo unless another is given; call it inside of the city."""
    served = service or EchoPartnerSimulator()
    channel, token = a_gateway(user, service=served, plugin_id=plugin_id)
    body = reached_by(a_body(), channel)
    with simulated({host: served}) as services:
        yield House(city=city, channel=channel, key=token, body=body, service=served, services=services)


def held_up(referral: Referral, channel: Channel) -> Referral:
    """Let a body have a system that did not take a referral."""
    reached_by(referral.organization, channel)
    referral.carrier, referral.carriage_key = channel, new_key()
    referral.carriage, referral.carriage_trouble = Carriage.FAILED, CarriageTrouble.NOT_TAKEN
    referral.save()
    return referral
