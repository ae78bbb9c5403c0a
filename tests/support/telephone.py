"""A city's telephone system in memory, and what it delivers."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final

from django.db import transaction
from django.http import HttpResponse

from case_core.calls.actions.take_in_calls import take_in_calls
from case_core.calls.models import CallRecord
from integrations.calls.phone.plugin import PhoneCalls
from integrations.calls.phone.simulator import PhoneSimulator
from mannaka_kit import clock
from mannaka_kit.identifiers import new_key
from mannaka_sdk import CallPhase, ParseContext, RawRequest
from mannaka_sdk.simulation import Happening, Telephoned, WasRecorded
from mannaka_tenancy import Tenant
from tenants.accounts.models import User
from tenants.deliveries.models import Thread
from tenants.deliveries.storing import store_events
from tenants.plugins.models import Channel
from tenants.plugins.sealing import ENDPOINT, seal_endpoint
from tenants.plugins.states import ChannelState
from tests.support.deliveries import post, set_secrets

PHONE: Final = "jp.mannaka.phone"
CALLER: Final = "09012345678"


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """A telephone system of a city, and the key of its address."""

    city: Tenant
    channel: Channel
    key: str
    service: PhoneSimulator = field(default_factory=PhoneSimulator)

    def deliver(self, *happenings: Happening) -> HttpResponse:
        """Have the telephone system tell of something, as it does."""
        signed = self.service.sign(self.service.body(*happenings), secrets=self.service.secrets(), at=clock.now())
        return post(self.city, f"/hooks/v1/{self.key}/", signed)


def an_exchange(city: Tenant, user: User) -> Exchange:
    """Connect a telephone system; call it inside of the city."""
    service, token, at = PhoneSimulator(), ENDPOINT.new(), clock.now()
    channel = Channel(
        key=new_key(),
        plugin_id=PHONE,
        label="電話",
        state=ChannelState.ACTIVE,
        config=service.config().model_dump(mode="json"),
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
    return Exchange(city=city, channel=channel, key=token, service=service)


def rang(call: str = "call-1", *, at: datetime | None = None, **more: Any) -> Telephoned:
    """Return that a telephone rings."""
    return _told(call, CallPhase.RINGING, at, {"caller": CALLER, "called": "0898365555", "extension": "201", **more})


def answered(call: str = "call-1", *, at: datetime | None = None) -> Telephoned:
    """Return that somebody answered."""
    return _told(call, CallPhase.ANSWERED, at, {})


def ended(call: str = "call-1", *, at: datetime | None = None) -> Telephoned:
    """Return that a call ended."""
    return _told(call, CallPhase.ENDED, at, {})


def recorded(call: str = "call-1", *, ref: str = "2026/11/rec-1.wav") -> WasRecorded:
    """Return that a call was recorded."""
    return WasRecorded(event_id=f"{call}-{ref}", at=clock.now(), call_id=call, ref=ref, seconds=95)


def _told(call: str, phase: CallPhase, at: datetime | None, more: dict[str, Any]) -> Telephoned:
    later = timedelta(seconds=10 * list(CallPhase).index(phase))
    return Telephoned(event_id=f"{call}-{phase}", at=(at or clock.now()) + later, call_id=call, phase=phase, **more)


def tell(exchange: Exchange, *happenings: Happening, at: datetime) -> Thread:
    """Have something told and taken in, without the web; call it inside of the city."""
    request = RawRequest(body=exchange.service.body(*happenings), received_at=at)
    events = PhoneCalls().parse(ParseContext(config=exchange.service.config(), now=at), request)
    with transaction.atomic():
        store_events(events, channel=exchange.channel, at=at)
        thread = Thread.objects.get(external_id=events[0].conversation.id)
        take_in_calls(channel_id=exchange.channel.pk, thread_id=thread.pk, at=at)
    return thread


def a_call(exchange: Exchange, *happenings: Happening, at: datetime) -> CallRecord:
    """Have a call told and taken in; call it inside of the city."""
    return CallRecord.objects.get(thread=tell(exchange, *happenings, at=at))
