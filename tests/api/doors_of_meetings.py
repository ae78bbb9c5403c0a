"""The doors of talks by video, the talks that their paths name, and the service that lets somebody in."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from case_core.meetings.models import Meeting
from integrations.meetings.echo.manifest import HOST
from integrations.meetings.echo.simulator import EchoMeetingSimulator
from mannaka_kit import clock
from mannaka_kit.identifiers import new_key
from mannaka_sdk.simulated_meetings import HeldMeeting
from tenants.api_tokens.scopes import Scope
from tests.support.bookings import ELEVEN, TEN
from tests.support.cases import AT
from tests.support.cast import Cast
from tests.support.meetings import a_channel
from tests.support.simulated import simulated

_REF = "mtg_open"
_CENTRE, _KEEPERS = frozenset({"aoi"}), frozenset({"mio"})
_RULES = {"booth_channel_id": None, "dial_in": "03-1234-5678", "dial_in_words": "予約番号をどうぞ。"}
DOORS_OF_MEETINGS: list[tuple[str, str, dict[str, Any], Scope, frozenset[str]]] = [
    ("GET", "meetings/{missed_meeting}/", {}, Scope.BOOKINGS_READ, _CENTRE),
    ("POST", "meetings/{open_meeting}/enter/", {}, Scope.BOOKINGS_WRITE, _CENTRE),
    ("POST", "meetings/{missed_meeting}/try-again/", {}, Scope.BOOKINGS_WRITE, _CENTRE),
    ("GET", "meeting-rules/", {}, Scope.ORGANISATION_READ, _KEEPERS),
    ("POST", "meeting-rules/", _RULES, Scope.ORGANISATION_WRITE, _KEEPERS),
]


def meetings_to_name(cast: Cast) -> dict[str, Any]:
    """Plan a talk that its service did not take, and one that is on; call it inside of the city."""
    channel, _key = a_channel(cast.users["mio"])
    missed = Meeting(key=new_key(), code="Y2026-00001", channel=channel, begins=TEN, ends=ELEVEN, planned_at=AT)
    missed.status, missed.trouble = "failed", "not_taken"
    missed.save()
    there = Meeting(key=new_key(), code="Y2026-00002", channel=channel, begins=AT, ends=ELEVEN, planned_at=AT)
    there.status, there.ref = "made", _REF
    there.save()
    return {"missed_meeting": missed.pk, "open_meeting": there.pk}


@contextmanager
def meeting_served(path: str) -> Iterator[None]:
    """Serve the service of the talk that is on, for the one door that asks it."""
    if not path.endswith("/enter/"):
        yield
        return
    service = EchoMeetingSimulator(clock=clock.now)
    told = {"topic": "相談", "starts_at": AT, "lasts": ELEVEN - AT, "has_lobby": True}
    service.held[_REF] = HeldMeeting(id=_REF, **told)
    with simulated({HOST: service}):
        yield
