"""The way back that a message carries, and a title that two people write."""

from collections.abc import Callable

import pytest

from case_core.cases.actions.change_title import change_title
from case_core.cases.models import Case
from mannaka_tenancy import use
from tests.support.browsing import Desk
from tests.support.cases import LATER, handed_over, new_case
from tests.support.cast import Cast

DeskOf = Callable[[str], Desk]


@pytest.fixture
def case(cast: Cast) -> Case:
    with use(cast.city):
        return new_case(cast)


def way_back_in(page: str) -> str:
    return page.partition('<form class="undo" method="post" action="')[2].partition('"')[0]


def test_taking_a_case_offers_the_way_back_for_ten_seconds(cast: Cast, case: Case, desk: DeskOf) -> None:
    aoi, owner = desk("aoi"), cast.users["aoi"].pk
    page = aoi.send_and_follow(f"/staff/cases/{case.pk}/assign/", owner=owner, seen_owner="")
    assert "担当を決めました。" in page
    assert 'data-undo-seconds="10"' in page
    assert 'data-key="Z"' in page
    page = aoi.send_and_follow(way_back_in(page))
    assert "担当を元に戻しました。" in page
    assert "まだいません" in page
    assert way_back_in(page) == ""


def test_the_message_is_shown_once_and_with_it_the_way_back(cast: Cast, case: Case, desk: DeskOf) -> None:
    aoi = desk("aoi")
    aoi.send_and_follow(f"/staff/cases/{case.pk}/assign/", owner=cast.users["aoi"].pk, seen_owner="")
    assert way_back_in(aoi.get(f"/staff/cases/{case.pk}/").content.decode()) == ""


def test_an_end_can_be_taken_back(case: Case, desk: DeskOf) -> None:
    aoi = desk("aoi")
    page = aoi.send_and_follow(f"/staff/cases/{case.pk}/close/", outcome="listened", note="まとめ")
    assert "相談を終了しました。" in page
    page = aoi.send_and_follow(way_back_in(page))
    assert "終了を取り消しました。相談は続いています。" in page
    assert page.count("終了を取り消しました") == 2


def test_an_end_that_was_taken_back_leaves_the_promised_day(case: Case, desk: DeskOf) -> None:
    aoi = desk("aoi")
    shown = '<span class="quiet">お約束の日</span>'
    assert shown in aoi.send_and_follow(f"/staff/cases/{case.pk}/promise/", promised_on="2026-01-30")
    page = aoi.send_and_follow(f"/staff/cases/{case.pk}/close/", outcome="listened", note="まとめ")
    assert shown not in page
    page = aoi.send_and_follow(way_back_in(page))
    assert shown in page


def test_an_end_that_released_a_section_is_not_offered_back(cast: Cast, case: Case, desk: DeskOf) -> None:
    with use(cast.city):
        handed_over(cast, case)
    page = desk("aoi").send_and_follow(f"/staff/cases/{case.pk}/close/", outcome="listened", waiver="急ぐため")
    assert "相談を終了しました。" in page
    assert way_back_in(page) == ""


def test_a_way_back_that_is_over_says_so(cast: Cast, case: Case, desk: DeskOf) -> None:
    aoi, owner = desk("aoi"), cast.users["aoi"].pk
    page = aoi.send_and_follow(f"/staff/cases/{case.pk}/assign/", owner=owner, seen_owner="")
    desk("nagi").send_and_follow(f"/staff/cases/{case.pk}/assign/", owner=cast.users["nagi"].pk, seen_owner=owner)
    assert "もう元に戻せません" in aoi.send_and_follow(way_back_in(page))


@pytest.mark.parametrize("kind", ["assignment", "closing"])
def test_a_way_back_is_no_page(case: Case, desk: DeskOf, kind: str) -> None:
    assert desk("aoi").get(f"/staff/cases/{case.pk}/undo/{kind}/1/").status_code == 405


def test_the_title_is_changed_and_the_former_one_told(case: Case, desk: DeskOf) -> None:
    aoi, path = desk("aoi"), f"/staff/cases/{case.pk}/title/"
    assert f'href="{path}"' in aoi.get(f"/staff/cases/{case.pk}/").content.decode()
    assert f'value="{case.title}"' in aoi.get(path).content.decode()
    page = aoi.send_and_follow(path, title="督促状だけが届いた", seen_title=case.title)
    for words in ("督促状だけが届いた", "件名を変えました", "前の件名", case.title):
        assert words in page


def test_both_texts_are_shown_and_saving_is_then_a_decision(cast: Cast, case: Case, desk: DeskOf) -> None:
    aoi, path = desk("aoi"), f"/staff/cases/{case.pk}/title/"
    aoi.get(path)
    with use(cast.city):
        change_title(case_id=case.pk, title="凪の件名", seen_title=case.title, actor=cast.nagi, at=LATER)
    answer = aoi.send(path, title="青井の件名", seen_title=case.title)
    page = answer.content.decode()
    assert answer.status_code == 409
    for words in ("村上 凪", "凪の件名", "あなたが書いた件名", 'value="青井の件名"', "いまの件名のままにする"):
        assert words in page
    assert 'name="seen_title" value="凪の件名"' in page
    assert "凪と青井" in aoi.send_and_follow(path, title="凪と青井の件名", seen_title="凪の件名")


def test_an_empty_title_is_said_at_its_field(case: Case, desk: DeskOf) -> None:
    page = desk("aoi").send(f"/staff/cases/{case.pk}/title/", title=" ", seen_title=case.title)
    assert "件名を入力してください。" in str(page.context["form"].errors["title"])
