"""The Zoom window: the plugin makes meetings there, people come in by their links, and the own city hears of it."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

import httpx
import pytest

from integrations.meetings.zoom.plugin import ZoomMeetings
from mannaka.local.process_table import wait_until
from mannaka.simulate.house import House
from mannaka.simulate.lobbies import ZoomLobby
from mannaka_kit import clock
from mannaka_sdk import (
    Attendee,
    AuthExpiredError,
    Context,
    Meeting,
    MeetingRef,
    MeetingRole,
    MeetingSpec,
    ParseContext,
    TransientError,
    VerdictKind,
    VerifyContext,
)
from mannaka_sdk.testing import FakeClock, ListLog, MemoryState
from mannaka_sdk.testing.bench import run
from tenants.plugins.egress import HttpEgress
from tests.mannaka.simulate.conftest import IMABARI, SAIJO, Windows

SECONDS = 5.0
ZOOM = f"/{IMABARI.code}/zoom"
SPEC = MeetingSpec(
    id=UUID(int=7),
    topic="相談 12/1 10:00 B-7K2Q",
    starts_at=datetime(2026, 12, 1, 1, tzinfo=UTC),
    lasts=timedelta(minutes=30),
)


def lobby(windows: Windows, city: Any = IMABARI) -> ZoomLobby:
    return windows.house.windows[city.code].zoom


def asked(windows: Windows, work: str, *args: Any, secrets: Any = None, **more: Any) -> Any:
    """Have the plugin ask, through the host's own way out."""
    zoom = lobby(windows).zoom

    async def ask() -> Any:
        async with httpx.AsyncClient() as client:
            http = HttpEgress(hosts=ZoomMeetings.manifest.egress, client=client, simulator=windows.url)
            ctx = Context(
                config=zoom.config(),
                secrets=secrets or zoom.secrets(),
                http=http,
                clock=FakeClock(clock.now()),
                state=MemoryState(),
                log=ListLog(),
            )
            return await getattr(ZoomMeetings(), work)(ctx, *args, **more)

    return run(ask())


def made(windows: Windows) -> Meeting:
    spec = SPEC.model_copy(update={"host": lobby(windows).zoom.config().hosts[0]})
    meeting: Meeting = asked(windows, "create", spec)
    return meeting


def door(windows: Windows, ref: MeetingRef, role: MeetingRole) -> str:
    who, lasts = Attendee(display_name="B-7K2Q"), timedelta(minutes=5)
    parts = urlsplit(str(asked(windows, "access", ref, who=who, role=role, lasts=lasts).url))
    assert f"{parts.scheme}://{parts.netloc}" == windows.url
    return f"{parts.path}?{parts.query}"


def connected(windows: Windows) -> None:
    answer = windows.post(f"{ZOOM}-webhook", address=windows.address(IMABARI))
    assert "answered=200" in answer.headers["location"]
    windows.door.came.clear()


def told(windows: Windows, count: int) -> list[str]:
    """Wait for deliveries, and return what they tell."""
    assert wait_until(lambda: len(windows.door.came) >= count, seconds=SECONDS)
    return [json.loads(raw.body)["event"].removeprefix("meeting.") for _, raw in windows.door.came]


def test_a_citizen_waits_until_the_host_lets_them_in_and_the_city_hears_of_all_of_it(windows: Windows) -> None:
    connected(windows)
    meeting = made(windows)
    assert SPEC.topic in windows.get(ZOOM).text

    citizen = windows.post(door(windows, meeting.ref, MeetingRole.GUEST)).headers["location"]
    assert "待機室です" in windows.get(citizen).text
    windows.post(door(windows, meeting.ref, MeetingRole.HOST))
    waiting = next(each for each in lobby(windows).seats if each.role is MeetingRole.GUEST)
    windows.post(ZOOM, do="admit", seat=waiting.id)
    assert "会議にいます" in windows.get(citizen).text
    windows.post(citizen)
    windows.post(ZOOM, do="end", meeting=meeting.ref.id)

    assert told(windows, 7) == [
        *("participant_joined_waiting_room", "started", "participant_joined", "participant_joined"),
        *("participant_left", "participant_left", "ended"),
    ]


def test_only_the_own_citys_secret_fits_and_the_plugin_reads_who_came(windows: Windows) -> None:
    connected(windows)
    meeting = made(windows)
    windows.post(door(windows, meeting.ref, MeetingRole.GUEST))
    told(windows, 1)

    host, raw = windows.door.came[0]
    assert host.startswith(IMABARI.host)
    for city, kind in ((IMABARI, VerdictKind.ACCEPT), (SAIJO, VerdictKind.REJECT)):
        zoom = lobby(windows, city).zoom
        context = VerifyContext(config=zoom.config(), secrets=zoom.secrets(), now=clock.now())
        assert ZoomMeetings().verify(context, raw).kind is kind
    (event,) = ZoomMeetings().parse(ParseContext(config=lobby(windows).zoom.config(), now=clock.now()), raw)
    assert event.body.model_dump()["meeting_ref"] == meeting.ref.id


def test_one_citys_meetings_stand_in_no_other_citys_window(windows: Windows) -> None:
    made(windows)

    assert SPEC.topic not in windows.get(f"/{SAIJO.code}/zoom").text
    with pytest.raises(AuthExpiredError):
        asked(windows, "reconcile", MeetingRef(id="1"), secrets=lobby(windows, SAIJO).zoom.secrets())


def test_a_link_ends_with_its_meeting(windows: Windows) -> None:
    meeting = made(windows)
    link = door(windows, meeting.ref, MeetingRole.GUEST)
    windows.post(ZOOM, do="remove", meeting=meeting.ref.id)

    for answer in (windows.get(link), windows.post(link)):
        assert (answer.status, "このリンクは使えません" in answer.text) == (410, True)


def test_zoom_falls_ill_once(windows: Windows) -> None:
    windows.post(f"{ZOOM}-fault", fault="ill")

    with pytest.raises(TransientError):
        made_anew(windows)
    assert made(windows).ref.id


def made_anew(windows: Windows) -> None:
    """Ask with a token, so that the mishap is met by the call itself."""
    asked(windows, "reconcile", MeetingRef(id="10000000000"))
    made(windows)


def test_meetings_outlive_a_restart_because_the_city_knows_them(windows: Windows, tmp_path: Path) -> None:
    house = windows.house
    house.memory = tmp_path
    meeting = made(windows)

    again = House(lambda: [IMABARI], keys=house.keys, port=house.port, memory=tmp_path)
    again.refresh()

    assert [each.id for each in again.windows[IMABARI.code].zoom.zoom.meetings] == [meeting.ref.id]


def test_two_cities_have_accounts_of_their_own(windows: Windows) -> None:
    zooms = [lobby(windows, city).zoom for city in (IMABARI, SAIJO)]

    assert len({each.account for each in zooms}) == 2
    assert len({each.secrets().webhook_secret.get_secret_value() for each in zooms}) == 2


def test_another_citys_address_is_refused(windows: Windows) -> None:
    answer = windows.post(f"{ZOOM}-webhook", address=windows.address(SAIJO))

    assert "bad-zoom" in answer.headers["location"]
    assert "Zoomがまだつながっていません" in windows.get(ZOOM).text
