"""Today's calls of the demonstration: missed, answered, withheld, called back in vain."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.conf import settings

import mannaka_tenancy
from case_core.calls.actions.note_callback import note_callback
from case_core.calls.actions.take_call import take_call
from case_core.calls.actions.take_in_calls import take_in_calls
from case_core.calls.models import CallRecord
from case_core.calls.states import CallbackResult
from case_core.parties.models import Person
from integrations.calls.phone.manifest import MANIFEST
from integrations.calls.phone.plugin import PhoneCalls
from mannaka.demo_data.cast import Cast
from mannaka.demo_data.channels import connect
from mannaka.demo_data.people import CityData
from mannaka.simulate.accounts import CityPhone, Keys
from mannaka.simulate.cities import City
from mannaka_sdk import CallPhase, NumberHidden, ParseContext, RawRequest
from mannaka_sdk.simulation import Telephoned
from tenants.accounts.actor import Actor
from tenants.accounts.roles import Role
from tenants.deliveries.first_hearing import note_hearing
from tenants.deliveries.models import Thread
from tenants.deliveries.storing import store_events
from tenants.municipalities.selectors import is_demo
from tenants.plugins.models import Channel

CENTRE_NUMBER: Final = "0898-00-1000"
KNOWN: Final = "somebody who was here before"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rang:
    """A call: how long ago, from where, after how many seconds it was answered, and how often in vain called back."""

    minutes_ago: int
    caller: str = ""
    hidden: NumberHidden | None = None
    extension: str = "201"
    answered_after: int = 0
    lasted: int = 25
    tries: int = 0


RANG: Final[Mapping[str, tuple[Rang, ...]]] = {
    "382027": (
        Rang(minutes_ago=11, caller=KNOWN),
        Rang(minutes_ago=38, hidden=NumberHidden.BY_CALLER, extension="202", answered_after=9, lasted=340),
        Rang(minutes_ago=64, caller="0898-00-4821", tries=1),
        Rang(minutes_ago=93, caller="090-0000-2741", answered_after=6, lasted=815),
        Rang(minutes_ago=126, hidden=NumberHidden.PUBLIC_PHONE),
    ),
    "382060": (Rang(minutes_ago=52, caller=KNOWN),),
}


def let_telephones_ring(data: CityData, cast: Cast, *, now: datetime) -> None:
    """Connect a telephone system and let people call; only where the city is marked as a demonstration."""
    city = mannaka_tenancy.require_current()
    if not is_demo(city):
        return
    known = City(code=city.code, name=city.name, host=city.host)
    service = CityPhone(known, Keys(settings.SECRET_KEY.encode()))
    admin = next(actor for actor in cast.actors.values() if actor.has(Role.ADMINISTRATOR))
    began = now - timedelta(days=30)
    channel = connect(MANIFEST, service, label="電話", account_name=service.account, admin=admin, at=began)
    for number, rang in enumerate(RANG.get(data.code, ())):
        _ring(channel, service, rang, f"demo-{number}", cast.actors[data.clerks()[0]], now=now)


def _ring(channel: Channel, service: CityPhone, rang: Rang, name: str, clerk: Actor, *, now: datetime) -> None:
    began = now - timedelta(minutes=rang.minutes_ago)
    body = service.body(*_told(rang, name, began))
    context = ParseContext(config=service.config(), now=began)
    events = PhoneCalls().parse(context, RawRequest(body=body, received_at=began))
    store_events(events, channel=channel, at=began)
    note_hearing(channel, at=began)
    thread = Thread.objects.get(channel=channel, external_id=events[0].conversation.id)
    take_in_calls(channel_id=channel.pk, thread_id=thread.pk, at=began)
    call = CallRecord.objects.get(thread=thread)
    if rang.answered_after:
        take_call(call_id=call.pk, actor=clerk, at=began + timedelta(seconds=rang.answered_after))
    for number in range(rang.tries):
        at = began + timedelta(minutes=15 * (number + 1))
        note_callback(call_id=call.pk, result=CallbackResult.NOT_REACHED, actor=clerk, at=at)


def _told(rang: Rang, name: str, began: datetime) -> list[Telephoned]:
    after = {CallPhase.RINGING: 0, CallPhase.ANSWERED: rang.answered_after, CallPhase.ENDED: rang.lasted}
    phases = [phase for phase, seconds in after.items() if seconds or phase is CallPhase.RINGING]
    return [
        Telephoned(
            event_id=f"{name}-{phase}",
            at=began + timedelta(seconds=after[phase]),
            call_id=name,
            phase=phase,
            caller=_known() if rang.caller == KNOWN else rang.caller,
            hidden=rang.hidden,
            called=CENTRE_NUMBER,
            extension=rang.extension,
        )
        for phase in phases
    ]


def _known() -> str:
    latest = Person.objects.exclude(telephone="").filter(is_shielded=False).order_by("-pk")
    return latest.values_list("telephone", flat=True).first() or "0898-00-4821"
