from datetime import timedelta

import pytest

from case_core.reception.actions.change_reception_rules import change_reception_rules
from case_core.reception.actions.issue_ticket import issue_ticket
from case_core.reception.errors import LetterWrongError
from case_core.reception.events import TicketIssued
from case_core.reception.models import QueueTicket
from mannaka_kit.errors import NotAllowedError
from mannaka_tenancy import use
from tests.support.cases import AT
from tests.support.cast import Cast
from tests.support.memory import remembered
from tests.support.reception import after, came


def test_numbers_begin_with_one_each_day_and_have_no_gap(here: Cast) -> None:
    assert [came(here, at=after(minute)).label for minute in range(3)] == ["A-1", "A-2", "A-3"]
    assert came(here, at=AT + timedelta(days=1)).label == "A-1"


def test_a_number_tells_its_event_and_who_gave_it(here: Cast, told: list[object]) -> None:
    ticket = issue_ticket(actor=here.aoi, at=AT, way="online", topic="money")
    assert (ticket.status, ticket.way, ticket.topic) == ("waiting", "online", "money")
    assert told == [TicketIssued(ticket_id=ticket.pk)]
    assert remembered("ticket.issued") == [("centre_staff", None, "done")]


def test_the_token_of_a_number_cannot_be_guessed(here: Cast) -> None:
    tokens = {came(here).token for _each in range(5)}
    assert len(tokens) == 5
    assert min(map(len, tokens)) >= 22


@pytest.mark.parametrize("name", ["ren", "mio", "sora"])
def test_only_the_centre_gives_numbers(here: Cast, name: str) -> None:
    with pytest.raises(NotAllowedError):
        issue_ticket(actor=here.actors[name], at=AT)
    assert not QueueTicket.objects.exists()


def test_two_cities_count_for_themselves(cast: Cast, saijo_cast: Cast) -> None:
    for people in (cast, saijo_cast):
        with use(people.city):
            assert came(people).label == "A-1"
    with use(cast.city):
        assert came(cast).label == "A-2"
    with use(saijo_cast.city):
        assert QueueTicket.objects.count() == 1


def test_the_city_chooses_its_letter_or_none(here: Cast) -> None:
    change_reception_rules(letter="ｂ", actor=here.mio, shows_waiting=True, at=AT)
    assert came(here).label == "B-1"
    change_reception_rules(letter="", actor=here.mio, shows_waiting=True, at=AT)
    assert came(here).label == "2"
    for wrong in ("あ", "7", "AB"):
        with pytest.raises(LetterWrongError):
            change_reception_rules(letter=wrong, actor=here.mio, shows_waiting=True, at=AT)
    with pytest.raises(NotAllowedError):
        change_reception_rules(letter="C", actor=here.aoi, shows_waiting=True, at=AT)
