"""Lists of settings take as many statements for five rows as for one."""

from collections.abc import Callable
from datetime import date, time, timedelta
from typing import Any

import pytest

from case_core.bookings.actions.reserve_room import ReservationFacts, reserve_room
from case_core.reception.actions.create_display import create_display
from case_core.roster.models import Proposal
from case_core.roster.states import ProposalStatus
from mannaka_tenancy import use
from tenants.hours.actions.add_special_day import add_special_day
from tests.api.conftest import Program
from tests.support.bookings import an_offer
from tests.support.booths import a_site, enrolled
from tests.support.calls import a_room
from tests.support.cases import AT
from tests.support.cast import Cast
from tests.support.form_imports import TEN_ROW, a_file, a_form, uploaded
from tests.support.on_call import on_call
from tests.support.roster import asked
from tests.tenants.statements import statements

Make = Callable[[Cast, int], Any]
DAY = date(2026, 2, 1)


def special_day(cast: Cast, number: int) -> None:
    add_special_day(actor=cast.mio, on=DAY + timedelta(days=number), spans=(), reason="点検", at=AT)


def reservation(cast: Cast, number: int) -> None:
    on, room = DAY + timedelta(days=number), a_room(cast, f"室{number}")
    facts = ReservationFacts(room_id=room.pk, who="社協", reason="相談日", first=on, begins=time(9), ends=time(12))
    reserve_room(facts=facts, actor=cast.mio, at=AT)


def device(cast: Cast, number: int) -> None:
    enrolled(cast, a_site(cast, f"支所{number}"))


def screen(cast: Cast, number: int) -> None:
    create_display(actor=cast.mio, name=f"画面{number}", at=AT)


def proposal(cast: Cast, _number: int) -> None:
    Proposal.objects.filter(pk=asked(cast).pk).update(status=ProposalStatus.READY)


def contact(cast: Cast, number: int) -> None:
    on_call(cast, position=number + 1)


@pytest.mark.parametrize(
    ("path", "make"),
    [
        ("hours/special-days/", special_day),
        ("room-reservations/", reservation),
        ("booth-devices/", device),
        ("booth-sites/", device),
        ("displays/", screen),
        ("proposals/", proposal),
        ("on-call/contacts/", contact),
        ("rooms/calendar-feeds/", reservation),
    ],
)
def test_a_longer_list_takes_no_more_statements(
    cast: Cast, program: Callable[..., Program], path: str, make: Make
) -> None:
    reader = program("mio")
    with use(cast.city):
        make(cast, 0)
    reader.get(path)
    first = statements(lambda: reader.get(path))
    with use(cast.city):
        for number in range(1, 5):
            make(cast, number)
    assert statements(lambda: reader.get(path)) == first
    told = reader.get(path).json()
    assert len(told.get("results") or told["rooms"]) == 5


def test_files_that_were_taken_in_are_listed_in_as_many_statements(cast: Cast, program: Callable[..., Program]) -> None:
    reader = program("mio")
    with use(cast.city):
        form = a_form(cast, an_offer())
        uploaded(cast, form, a_file(TEN_ROW))
    reader.get("booking-imports/")
    first = statements(lambda: reader.get("booking-imports/"))
    with use(cast.city):
        for _number in range(4):
            uploaded(cast, form, a_file(TEN_ROW))
    assert statements(lambda: reader.get("booking-imports/")) == first
    assert len(reader.get("booking-imports/").json()["results"]) == 5
