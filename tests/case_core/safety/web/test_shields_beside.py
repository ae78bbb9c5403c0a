"""From a case, from its person and from the people beside it one is led to the shield of each of them."""

from collections.abc import Callable

import pytest

from case_core.relations.models import CasePerson
from case_core.shields.models import Shield
from mannaka_tenancy import use
from tests.case_core.safety.web.test_shield_pages import TOLD
from tests.support.browsing import Desk
from tests.support.cases import new_case
from tests.support.cast import Cast
from tests.support.receiving import a_relative
from tests.support.safety import head_of, shielded

DeskOf = Callable[[str], Desk]
NUMBER = "090-5555-0199"


@pytest.fixture
def daughter(cast: Cast) -> CasePerson:
    """Return the daughter in her mother's case."""
    with use(cast.city):
        place = a_relative(cast, new_case(cast), name="渡辺 さくら", relation="長女")
        place.person.telephone = NUMBER
        place.person.save(update_fields=["telephone"])
        return place


def page_of(desk: Desk, place: CasePerson, path: str = "") -> str:
    return str(desk.get(f"/staff/cases/{place.case_id}/{path}").content.decode())


def test_every_page_of_people_leads_to_the_shield(daughter: CasePerson, desk: DeskOf) -> None:
    came, beside = f"/staff/cases/{daughter.case_id}/safety/shield/", f"/staff/cases/people/{daughter.pk}/shield/"
    for path in ("", "person/", "people/", "safety/"):
        assert came in page_of(desk("aoi"), daughter, path), path
    for path in ("people/", "safety/"):
        assert beside in page_of(desk("aoi"), daughter, path), path


def test_somebody_beside_is_shielded_and_their_number_leaves_the_pages(daughter: CasePerson, desk: DeskOf) -> None:
    aoi = desk("aoi")
    assert NUMBER in page_of(aoi, daughter, "people/")
    assert "渡辺 さくら" in aoi.get(f"/staff/cases/people/{daughter.pk}/shield/").content.decode()

    page = aoi.send_and_follow(f"/staff/cases/people/{daughter.pk}/shield/", **TOLD)

    assert "連絡先の保護を記録しました。" in page
    assert "平日の10時から15時" in page
    for path in ("", "people/", "safety/"):
        assert NUMBER not in page_of(aoi, daughter, path)
    assert "関係者" in page_of(aoi, daughter)


def test_the_number_of_somebody_beside_is_shown_on_one_page(cast: Cast, daughter: CasePerson, desk: DeskOf) -> None:
    with use(cast.city):
        shielded(cast, daughter.case, place=daughter)
    path = f"/staff/cases/people/{daughter.pk}/contact/"
    assert NUMBER not in desk("aoi").get(path).content.decode()

    shown = desk("aoi").send(path, purpose="contact").content.decode()

    assert NUMBER in shown
    assert "渡辺 さくら" in shown


def test_the_head_lifts_it_and_a_second_press_is_led_on(cast: Cast, daughter: CasePerson, desk: DeskOf) -> None:
    with use(cast.city):
        shielded(cast, daughter.case, place=daughter)
        head_of(cast)
    path = f"/staff/cases/people/{daughter.pk}/shield/lift/"
    assert desk("aoi").get(path).status_code == 403
    assert path not in page_of(desk("aoi"), daughter, "safety/")
    assert path in page_of(desk("mai"), daughter, "safety/")

    assert "連絡先の保護を解除しました。" in desk("mai").send_and_follow(path, reason="ご本人の希望")

    with use(cast.city):
        assert Shield.objects.get().lifted_at is not None
    assert desk("mai").get(path).status_code == 404


def test_whoever_must_not_find_them_is_led_nowhere(cast: Cast, daughter: CasePerson, desk: DeskOf) -> None:
    with use(cast.city):
        shielded(cast, daughter.case, cast.nagi, place=daughter)
    for way in ("shield", "contact"):
        assert desk("nagi").get(f"/staff/cases/people/{daughter.pk}/{way}/").status_code == 404
