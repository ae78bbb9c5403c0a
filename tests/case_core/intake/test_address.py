"""Where somebody lives is asked at the intake, beyond the five fields of a talk; a letter needs it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction

from case_core.cases.models import Case
from case_core.intake.actions.receive_matter import PersonDetails
from case_core.intake.errors import AddressShieldedError
from case_core.parties.errors import PostcodeError
from case_core.parties.models import Person
from mannaka_tenancy import use
from tests.support.browsing import Desk
from tests.support.cases import new_case, received
from tests.support.cast import Cast
from tests.support.receiving import a_relative
from tests.support.safety import shielded

DeskOf = Callable[[str], Desk]
STREET = "今治市別宮町1丁目4-1"
TOLD = {"matter": "通知が届いた", "name": "越智 一郎", "topic": "other", "channel": "telephone"}


def came_again(cast: Cast, person_id: int, **told: Any) -> Person:
    received(actor=cast.nagi, person=PersonDetails(known_id=person_id, **told))
    return Person.objects.get(pk=person_id)


def panel_of(desk: Desk, case_id: int) -> str:
    return str(desk.get(f"/staff/cases/{case_id}/").content.decode())


def test_what_a_caller_tells_is_kept_and_stands_in_the_panel_of_the_case(cast: Cast, desk: DeskOf) -> None:
    aoi = desk("aoi")
    assert aoi.send("/staff/intake/", **TOLD, postcode="７９４－８５１１", address=STREET).status_code == 302

    with use(cast.city):
        case = Case.objects.select_related("party").get()
    assert (case.party.postcode, case.party.address) == ("794-8511", STREET)
    assert f"〒794-8511 {STREET}" in panel_of(aoi, case.pk)


def test_a_wrong_postcode_is_said_at_its_field_and_the_page_stays_open(desk: DeskOf) -> None:
    page = desk("aoi").send("/staff/intake/", **TOLD, postcode="794", address=STREET).content.decode()

    assert "7けたの数字" in page
    assert STREET in page
    assert '<details class="intake-more" open>' in page


def test_a_wrong_postcode_opens_no_case(here: Cast) -> None:
    with pytest.raises(PostcodeError), transaction.atomic():
        received(actor=here.aoi, person=PersonDetails(name="越智 一郎", postcode="794"))
    assert not Case.objects.exists()


def test_somebody_known_who_has_moved_keeps_where_they_lived(here: Cast) -> None:
    known = new_case(here).party
    known = came_again(here, known.pk, postcode="7948511", address=STREET)

    moved = came_again(here, known.pk, address="西条市明屋敷164")

    assert (moved.postcode, moved.address) == ("", "西条市明屋敷164")
    before = moved.revisions.get(edition=known.edition)
    assert (before.postcode, before.address) == ("794-8511", STREET)


def test_somebody_known_who_tells_nothing_new_is_not_changed(here: Cast) -> None:
    known = came_again(here, new_case(here).party_id, postcode="7948511", address=STREET)

    assert came_again(here, known.pk).edition == known.edition
    assert came_again(here, known.pk, postcode="794-8511", address=STREET).edition == known.edition


def test_of_somebody_shielded_no_address_is_taken_or_shown(cast: Cast, desk: DeskOf) -> None:
    with use(cast.city):
        case = new_case(cast)
        came_again(cast, case.party_id, address=STREET)
        shielded(cast, case)
        with pytest.raises(AddressShieldedError), transaction.atomic():
            came_again(cast, case.party_id, address="西条市明屋敷164")
    assert STREET not in panel_of(desk("aoi"), case.pk)


def test_beside_somebody_shielded_the_panel_tells_no_address(cast: Cast, desk: DeskOf) -> None:
    with use(cast.city):
        case = new_case(cast)
        came_again(cast, case.party_id, address=STREET)
    assert STREET in panel_of(desk("aoi"), case.pk)
    with use(cast.city):
        shielded(cast, case, place=a_relative(cast, case, name="娘"))
    assert STREET not in panel_of(desk("aoi"), case.pk)
