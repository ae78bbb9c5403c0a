"""The page of the one who came: named later, found again, and changed by two at once."""

from collections.abc import Callable

import pytest

from case_core.cases.models import Case
from case_core.intake.actions.receive_matter import PersonDetails
from case_core.parties.models import Person
from case_core.relations.selectors import ROWS
from mannaka_tenancy import use
from tests.support.browsing import Desk
from tests.support.cases import received
from tests.support.cast import Cast
from tests.support.memory import remembered
from tests.tenants.statements import statements

DeskOf = Callable[[str], Desk]
FORM = {"name": "うさぎ", "is_nickname": "on", "name_kana": "", "birth_date": "", "telephone": "", "email": ""}


@pytest.fixture
def case(cast: Cast) -> Case:
    """A case of somebody who gave a nickname only."""
    with use(cast.city):
        person = PersonDetails(name="うさぎ", is_nickname=True)
        return Case.objects.get(pk=received(actor=cast.aoi, person=person).case_id)


def pages(case: Case) -> tuple[str, str]:
    return f"/staff/cases/{case.pk}/person/", f"/staff/cases/{case.pk}/person/change/"


def test_the_case_leads_to_the_one_who_came_who_gets_a_name(cast: Cast, case: Case, desk: DeskOf) -> None:
    page, form = pages(case)
    aoi = desk("aoi")
    assert f'href="{page}"' in aoi.get(f"/staff/cases/{case.pk}/").content.decode()
    assert "お名前がわかった" in aoi.get(page).content.decode()
    named = {**FORM, "name": "髙﨑 花子", "is_nickname": "", "birth_date": "昭和30年4月1日", "seen_edition": 0}
    shown = aoi.send_and_follow(form, **{name: value for name, value in named.items() if value != ""})
    for words in ("髙﨑 花子", "昭和30年4月1日（70歳）", "以前の登録", "うさぎ", "呼び名", "青井 葵"):
        assert words in shown
    with use(cast.city):
        assert remembered("person.read")[-1] == ("centre_staff", case.pk, "done")


def test_a_day_that_never_was_is_said_at_its_field_and_the_rest_is_kept(case: Case, desk: DeskOf) -> None:
    _page, form = pages(case)
    answer = desk("aoi").send(form, name="越智 花子", birth_date="平成40年1月1日", seen_edition=0)
    assert "この年号に、その日付はありません" in str(answer.context["form"].errors["birth_date"])
    assert 'value="越智 花子"' in answer.content.decode()
    assert 'value="平成40年1月1日"' in answer.content.decode()


def test_two_editors_see_both_texts_and_then_decide(cast: Cast, case: Case, desk: DeskOf) -> None:
    _page, form = pages(case)
    desk("nagi").send(form, name="越智 花子", telephone="0898-22-1111", seen_edition=0)
    answer = desk("aoi").send(form, name="落 花子", seen_edition=0)
    shown = answer.content.decode()
    assert "ほかの人が先に「越智 花子」に変更しました" in str(answer.context["form"].errors["name"])
    assert 'value="落 花子"' in shown
    assert 'value="0898-22-1111"' in shown
    desk("aoi").send(form, name="落 花子", telephone="0898-22-1111", seen_edition=1)
    with use(cast.city):
        person = Person.objects.get(pk=case.party_id)
        assert (person.name, person.telephone) == ("落 花子", "0898-22-1111")
        assert [earlier.name for earlier in person.revisions.all()] == ["越智 花子", "うさぎ"]


def test_the_other_cases_are_paged_and_their_number_costs_nothing(cast: Cast, case: Case, desk: DeskOf) -> None:
    page, _form = pages(case)
    aoi = desk("aoi")
    aoi.get(page)
    few = statements(lambda: aoi.get(page))
    with use(cast.city):
        for _number in range(ROWS + 1):
            received(actor=cast.aoi, person=PersonDetails(known_id=case.party_id))
    many = statements(lambda: aoi.get(page))
    first = aoi.get(page).content.decode()
    assert first.count("work-list__matter") == ROWS
    assert aoi.get(f"{page}?page=2").content.decode().count("work-list__matter") == 1
    assert many == few


@pytest.mark.parametrize("name", ["ren", "mio", "sora"])
def test_nobody_else_opens_the_page(case: Case, desk: DeskOf, name: str) -> None:
    for address in pages(case):
        assert desk(name).get(address).status_code == 403
