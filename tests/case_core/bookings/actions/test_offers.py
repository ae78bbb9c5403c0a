from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from case_core.bookings.actions.change_booking_rules import change_booking_rules
from case_core.bookings.actions.change_offer import change_offer
from case_core.bookings.actions.create_offer import create_offer
from case_core.bookings.actions.end_offer import end_offer
from case_core.bookings.errors import OfferFactsError, OfferNameTakenError, OfferNotFoundError
from case_core.bookings.models import BookingOffer
from case_core.bookings.offer_facts import OfferFacts
from case_core.bookings.rules import rules
from mannaka_kit.errors import NotAllowedError
from tests.support.bookings import held, one_on_duty
from tests.support.cases import AT
from tests.support.cast import SINCE, TODAY, Cast

FACTS = OfferFacts(
    name=" 法律相談 ",
    topic="family",
    ways=("telephone", "counter"),
    minutes=30,
    counsellor_kind="partner",
    questions=("相手の方のお名前", " "),
)


def made(here: Cast, **changed: Any) -> BookingOffer:
    return create_offer(actor=here.mio, facts=replace(FACTS, **changed), valid_from=SINCE, at=AT)


def test_an_offer_is_kept_in_one_spelling(here: Cast) -> None:
    offer = made(here)
    assert (offer.name, offer.ways, offer.questions) == ("法律相談", ["counter", "telephone"], ["相手の方のお名前"])


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": " "},
        {"topic": "nothing"},
        {"ways": ()},
        {"ways": ("pigeon",)},
        {"counsellor_kind": "nobody"},
        {"minutes": 4},
        {"days_ahead": 181},
        {"notice_hours": -1},
        {"most_per_contact": 0},
    ],
)
def test_what_nobody_can_mean_is_refused(here: Cast, wrong: dict[str, Any]) -> None:
    with pytest.raises(OfferFactsError) as caught:
        made(here, **wrong)
    assert caught.value.field in wrong


def test_two_offers_have_two_names(here: Cast) -> None:
    made(here)
    other = made(here, name="別の相談")
    with pytest.raises(OfferNameTakenError):
        made(here)
    with pytest.raises(OfferNameTakenError):
        change_offer(actor=here.mio, offer=other, facts=FACTS, at=AT)


def test_an_offer_is_changed_until_it_has_ended(here: Cast) -> None:
    offer = made(here)
    assert change_offer(actor=here.mio, offer=offer, facts=replace(FACTS, minutes=45), at=AT).minutes == 45
    with pytest.raises(OfferFactsError):
        end_offer(actor=here.mio, offer=offer, last_day=TODAY - timedelta(days=1), at=AT)
    assert end_offer(actor=here.mio, offer=offer, last_day=TODAY, at=AT).valid_until == TODAY
    with pytest.raises(OfferNotFoundError):
        change_offer(actor=here.mio, offer=offer, facts=FACTS, at=AT + timedelta(days=1))
    with pytest.raises(OfferNotFoundError):
        end_offer(actor=here.mio, offer=offer, last_day=date(2027, 1, 1), at=AT + timedelta(days=1))


def test_the_citys_minutes_hold_for_the_next_hold(here: Cast) -> None:
    change_booking_rules(actor=here.mio, hold_minutes=20, release_minutes=0, at=AT)
    assert held(one_on_duty(here)).hold_until == AT + timedelta(minutes=20)
    assert rules().release_minutes == 0
    for wrong in ({"hold_minutes": 9, "release_minutes": 0}, {"hold_minutes": 10, "release_minutes": 1441}):
        with pytest.raises(OfferFactsError):
            change_booking_rules(actor=here.mio, at=AT, **wrong)


@pytest.mark.parametrize("name", ["aoi", "ren", "sora"])
def test_only_the_administrator_settles_offers(here: Cast, name: str) -> None:
    actor, offer = here.actors[name], made(here)
    acts: list[Any] = [
        lambda: create_offer(actor=actor, facts=FACTS, valid_from=SINCE, at=AT),
        lambda: change_offer(actor=actor, offer=offer, facts=FACTS, at=AT),
        lambda: end_offer(actor=actor, offer=offer, last_day=TODAY, at=AT),
        lambda: change_booking_rules(actor=actor, hold_minutes=10, release_minutes=0, at=AT),
    ]
    for act in acts:
        with pytest.raises(NotAllowedError):
            act()
