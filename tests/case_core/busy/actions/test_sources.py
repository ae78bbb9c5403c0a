"""Where busy times come from: a file, an address; read again, failed, given up."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from django.test import override_settings

from case_core.busy import refreshing
from case_core.busy.actions.record_failure import record_failure
from case_core.busy.actions.record_times import record_times
from case_core.busy.actions.remove_busy_source import remove_busy_source
from case_core.busy.actions.set_busy_address import set_busy_address
from case_core.busy.actions.set_busy_file import set_busy_file
from case_core.busy.address import opened, sealed
from case_core.busy.busy_spans import BusySpans
from case_core.busy.errors import AddressWrongError, NoSourceError, NotReadError
from case_core.busy.events import BusyAddressSet
from case_core.busy.models import BusySource, BusyTime
from case_core.busy.selectors import due_sources, is_old
from case_core.busy.states import Failure
from mannaka_kit.audit.models import Entry
from mannaka_kit.errors import NotAllowedError
from tests.support.bookings import TEN, a_counsellor
from tests.support.cases import AT
from tests.support.cast import Cast
from tests.support.groupware import Groupware, calendar, event, groupware
from tests.support.memory import remembered

ADDRESS = "https://calendar.example.jp/private-key/basic.ics"


@pytest.fixture
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Groupware]:
    with groupware(tmp_path_factory.mktemp("groupware")) as told:
        told.content = calendar(event())
        yield told


def at_address(here: Cast, served: Groupware) -> BusySource:
    person = a_counsellor(user=here.users["aoi"])
    source = BusySource(counsellor=person, kind="address", host="localhost", set_by_id=here.aoi.pk, set_at=AT)
    source.address = sealed(served.address, counsellor_id=person.pk)
    source.save()
    return source


def test_of_a_file_only_the_times_are_kept(here: Cast) -> None:
    person = a_counsellor(user=here.users["aoi"])
    source = set_busy_file(counsellor_id=person.pk, content=calendar(event()), actor=here.aoi, at=AT)
    assert (source.kind, source.times, source.unread, source.read_at, source.failure) == ("file", 1, 0, AT, "")
    assert BusyTime.objects.values_list("counsellor_id", "begins", "ends").get() == (
        person.pk,
        TEN,
        TEN + timedelta(hours=1),
    )
    kept = (
        str(list(BusySource.objects.values()))
        + str(list(BusyTime.objects.values()))
        + str(list(Entry.objects.values()))
    )
    assert not [word for word in ("越智さん", "090-1234") if word in kept]
    assert remembered("busy.set") == [("centre_staff", None, "done")]


def test_a_second_file_takes_the_place_of_the_first_and_a_wrong_one_changes_nothing(here: Cast) -> None:
    person = a_counsellor(user=here.users["aoi"])
    told = {"counsellor_id": person.pk, "actor": here.aoi, "at": AT}
    set_busy_file(content=calendar(event()), **told)  # type: ignore[arg-type] # the same facts for both
    later = event(begins="20260115T100000", ends="20260115T110000")
    set_busy_file(content=calendar(later), **told)  # type: ignore[arg-type] # the same facts for both
    with pytest.raises(NotReadError):
        set_busy_file(content=b"<html>", **told)  # type: ignore[arg-type] # the same facts for both
    assert BusyTime.objects.values_list("begins", flat=True).get() == TEN + timedelta(days=1)


def test_it_is_said_by_the_person_or_who_keeps_the_roster(here: Cast) -> None:
    person = a_counsellor(user=here.users["aoi"])
    for actor in (here.nagi, here.ren):
        with pytest.raises(NotAllowedError):
            set_busy_file(counsellor_id=person.pk, content=calendar(), actor=actor, at=AT)
        with pytest.raises(NotAllowedError):
            remove_busy_source(counsellor_id=person.pk, actor=actor, at=AT)
    assert set_busy_file(counsellor_id=person.pk, content=calendar(), actor=here.mio, at=AT).set_by_id == here.mio.pk


def test_an_address_rests_encrypted_and_is_read_soon(here: Cast, told: list[object]) -> None:
    person = a_counsellor(user=here.users["aoi"])
    with override_settings(MANNAKA_CALENDAR_HOSTS=["calendar.example.jp"]):
        source = set_busy_address(counsellor_id=person.pk, address=f" {ADDRESS} ", actor=here.aoi, at=AT)
    assert told == [BusyAddressSet(source_id=source.pk)]
    assert "private-key" not in source.address
    assert opened(source.address, counsellor_id=person.pk) == ADDRESS
    assert (source.host, source.read_at) == ("calendar.example.jp", None)


def test_without_a_host_of_the_operators_there_are_no_addresses(here: Cast) -> None:
    person = a_counsellor(user=here.users["aoi"])
    with override_settings(MANNAKA_CALENDAR_HOSTS=[]), pytest.raises(NotReadError):
        set_busy_address(counsellor_id=person.pk, address=ADDRESS, actor=here.aoi, at=AT)
    with pytest.raises(AddressWrongError):
        set_busy_address(counsellor_id=person.pk, address="calendar", actor=here.aoi, at=AT)


def test_a_calendar_is_read_again_and_what_it_says_now_holds(here: Cast, served: Groupware) -> None:
    source = at_address(here, served)
    refreshing.refresh(source.pk, guard=served.guard)
    served.content = calendar(
        event(), event(uid="2", begins="20260120T090000", ends="20260120T093000"), event("RRULE:X")
    )
    refreshing.refresh(source.pk, guard=served.guard)
    source.refresh_from_db()
    assert (source.times, source.unread, source.read_at) == (2, 1, AT)
    assert BusyTime.objects.count() == 2
    refreshing.refresh(source.pk, guard=served.guard)
    assert len(remembered("busy.read")) == 2


def test_what_was_read_before_holds_on_when_the_server_fails_and_after_a_day_somebody_is_warned(
    here: Cast, served: Groupware
) -> None:
    source = at_address(here, served)
    refreshing.refresh(source.pk, guard=served.guard)
    served.status = 403
    with time_machine.travel(AT + timedelta(hours=23), tick=False):
        refreshing.refresh(source.pk, guard=served.guard)
    source.refresh_from_db()
    assert (source.failure, source.read_at, source.tried_at) == (Failure.REFUSED, AT, AT + timedelta(hours=23))
    assert BusyTime.objects.count() == 1
    assert not is_old(source, at=AT + timedelta(hours=23))
    assert is_old(source, at=AT + timedelta(hours=25))
    served.status = 200
    with time_machine.travel(AT + timedelta(hours=26), tick=False):
        refreshing.refresh(source.pk, guard=served.guard)
    source.refresh_from_db()
    assert source.failure == ""


def test_the_beat_reads_whoever_waited_longest_and_leaves_who_left(
    here: Cast, served: Groupware, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = at_address(here, served)
    monkeypatch.setattr(refreshing, "operators_guard", lambda: served.guard)
    assert refreshing.refresh_due() == 1
    assert refreshing.refresh_due() == 0
    assert due_sources(before=AT + timedelta(minutes=1)) == [source.pk]
    source.counsellor.valid_until = AT.date() - timedelta(days=1)
    source.counsellor.save()
    assert due_sources(before=AT + timedelta(minutes=1)) == []


def test_an_address_of_a_host_that_is_not_allowed_any_more_is_told(here: Cast, served: Groupware) -> None:
    source = at_address(here, served)
    refreshing.refresh(source.pk)
    source.refresh_from_db()
    assert source.failure == Failure.HOST
    assert served.asked == []


def test_what_is_given_up_is_forgotten(here: Cast) -> None:
    person = a_counsellor(user=here.users["aoi"])
    source = set_busy_file(counsellor_id=person.pk, content=calendar(event()), actor=here.aoi, at=AT)
    remove_busy_source(counsellor_id=person.pk, actor=here.aoi, at=AT)
    assert not BusySource.objects.exists()
    assert not BusyTime.objects.exists()
    with pytest.raises(NoSourceError):
        remove_busy_source(counsellor_id=person.pk, actor=here.aoi, at=AT)
    assert not record_times(source_id=source.pk, found=BusySpans(spans=(), unread=0), at=AT)
    record_failure(source_id=source.pk, failure=Failure.SLOW, at=AT)
    assert not BusySource.objects.exists()
    refreshing.refresh(source.pk)
