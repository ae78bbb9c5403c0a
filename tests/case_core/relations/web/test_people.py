"""The page of who belongs to a case, and the pages of merging."""

from collections.abc import Callable

import pytest

from case_core.cases.models import Case
from case_core.intake.actions.receive_matter import PersonDetails
from case_core.relations.models import CasePerson, PersonMerge
from mannaka_tenancy import use
from tests.support.browsing import Desk
from tests.support.cases import MATTER, new_case, received
from tests.support.cast import Cast
from tests.support.receiving import a_relative
from tests.tenants.statements import statements

DeskOf = Callable[[str], Desk]
FAMILY = {"role": "family", "relation": "母", "tie": "plain"}


@pytest.fixture
def case(cast: Cast) -> Case:
    with use(cast.city):
        return new_case(cast)


def test_people_are_added_drawn_and_listed(cast: Cast, case: Case, desk: DeskOf) -> None:
    page = f"/staff/cases/{case.pk}/people/"
    aoi = desk("aoi")
    assert "まだ登録されていません" in aoi.get(page).content.decode()
    aoi.send_and_follow(f"{page}add/", name="田中 ハル", birth_date="S10.4.1", lives_together="on", **FAMILY)
    shown = aoi.send_and_follow(f"{page}add/", name="", **{**FAMILY, "relation": "民生委員", "role": "supporter"})
    for words in ("<svg", "people-node--together", "昭和10年4月1日", "民生委員", "図の内容", "支援している人"):
        assert words in shown
    with use(cast.city):
        first, second = CasePerson.objects.order_by("pk")
    shown = aoi.send_and_follow(f"{page}tie/", one=first.pk, other=second.pk, words="担当", kind="close")
    assert "people-line--close" in shown
    shown = aoi.send_and_follow(f"/staff/cases/people/{first.pk}/", **{**FAMILY, "relation": "義母"})
    assert "義母" in shown
    assert "田中 ハル" not in aoi.send_and_follow(f"{page}{first.pk}/remove/")


def test_the_number_of_people_costs_no_statement(cast: Cast, case: Case, desk: DeskOf) -> None:
    page, aoi = f"/staff/cases/{case.pk}/people/", desk("aoi")
    with use(cast.city):
        a_relative(cast, case)
    aoi.get(page)
    few = statements(lambda: aoi.get(page))
    with use(cast.city):
        for _number in range(6):
            a_relative(cast, case)
    assert statements(lambda: aoi.get(page)) == few


def test_the_caller_names_the_person_concerned_at_the_intake(cast: Cast, desk: DeskOf) -> None:
    told = {"matter": MATTER, "topic": "money", "channel": "telephone", "concerned": "田中 ハル", "relation": "母"}
    desk("aoi").send_and_follow("/staff/intake/", **told)
    with use(cast.city):
        place = CasePerson.objects.select_related("person").get()
        assert (place.case_id, place.person.name, place.role) == (
            Case.objects.latest("pk").pk,
            "田中 ハル",
            "concerned",
        )


def test_two_entries_are_merged_and_made_two_again(cast: Cast, desk: DeskOf) -> None:
    with use(cast.city):
        kept, other = (
            Case.objects.get(pk=received(actor=cast.aoi, person=PersonDetails(name=name)).case_id)
            for name in ("渡辺 花子", "渡邊 花子")
        )
    page, aoi = f"/staff/cases/{kept.pk}/person/", desk("aoi")
    assert "渡邊 花子（一致：お名前）" in aoi.get(f"{page}merge/").content.decode()
    itself = aoi.send(f"{page}merge/", number=kept.number, keep="this", reason="x").content.decode()
    assert "同じ登録どうしは、まとめられません" in itself
    shown = aoi.send_and_follow(f"{page}merge/", other=other.party_id, keep="this", reason="本人に確かめた")
    for words in ("ひとりの方にまとめました", "まとめた登録", "本人に確かめた", other.number):
        assert words in shown
    with use(cast.city):
        undo = f"{page}merges/{PersonMerge.objects.get().pk}/undo/"
    assert other.number in aoi.get(undo).content.decode()
    assert "取り消し済み" in aoi.send_and_follow(undo, reason="別の方だった")
