"""The board, the bar above every page, and the buttons at the door."""

from collections.abc import Callable

import pytest

from case_core.cases.models import Case
from case_core.desk.actions.decline_summons import decline_summons
from case_core.desk.actions.escalate_summons import escalate_summons
from case_core.desk.models import Summons
from case_core.desk.states import SummonsStatus
from mannaka_tenancy import use
from tests.support.browsing import Desk
from tests.support.calls import PURPOSE, a_room, arrived, called, coming
from tests.support.cases import AT, LATER, new_case
from tests.support.cast import Cast
from tests.support.memory import remembered
from tests.tenants.statements import statements

DeskOf = Callable[[str], Desk]
BOARD = "/staff/desk/"
BAR = "市民税課に呼び出しです"


@pytest.fixture
def case(cast: Cast) -> Case:
    with use(cast.city):
        a_room(cast, "室2")
        return new_case(cast)


@pytest.fixture
def call(cast: Cast, case: Case) -> Summons:
    with use(cast.city):
        return called(cast, case)


def status(cast: Cast, call: Summons) -> str:
    with use(cast.city):
        call.refresh_from_db()
        return call.status


def test_the_centre_calls_from_the_case_and_the_case_tells_it(cast: Cast, case: Case, desk: DeskOf) -> None:
    aoi = desk("aoi")
    assert f'href="/staff/desk/summon/{case.pk}/"' in aoi.get(f"/staff/cases/{case.pk}/").content.decode()
    with use(cast.city):
        room = a_room(cast, "室2").pk
    page = aoi.send_and_follow(f"/staff/desk/summon/{case.pk}/", section=cast.tax.pk, room=room, purpose=PURPOSE)
    for words in ("呼び出しました。", "青井 葵 → 市民税課", PURPOSE, "返事待ち", "呼び出しを取り消す"):
        assert words in page


def test_a_room_in_use_is_said_at_its_field_and_the_words_are_kept(cast: Cast, call: Summons, desk: DeskOf) -> None:
    with use(cast.city):
        other = new_case(cast)
    form = f"/staff/desk/summon/{other.pk}/"
    assert "室1 本庁舎1階：9:52から使用中です" in desk("aoi").get(form).content.decode()
    page = desk("aoi").send(form, section=cast.tax.pk, room=call.room_id, purpose="長い用件")
    assert call.case.number in str(page.context["form"].errors["room"])
    assert "長い用件" in page.content.decode()


def test_the_board_tells_who_is_where(cast: Cast, call: Summons, desk: DeskOf) -> None:
    page = desk("aoi").get(BOARD).content.decode()
    for words in ("室1", "使用中", "室2", "空き", call.case.number, "市民税課", "返事待ち"):
        assert words in page
    with use(cast.city):
        assert remembered("summons.listed") == [("centre_staff", None, "done")]
        decline_summons(summons_id=call.pk, reason="議会の答弁中", actor=cast.ren, at=AT)
    assert "議会の答弁中" in desk("aoi").get(BOARD).content.decode()


def test_the_section_learns_where_and_what_for_and_nothing_else(call: Summons, desk: DeskOf) -> None:
    page = desk("ren").get(BOARD).content.decode()
    for words in ("室1", PURPOSE, "5分で行きます", "10分で行きます", "15分で行きます", "行けません…"):
        assert words in page
    for words in ("田中", "09012345678", "督促状だけが来て", "室2"):
        assert words not in page


@pytest.mark.parametrize("path", [BOARD, "/staff/", "/staff/handovers/", "/staff/desk/alerts/"])
def test_the_bar_stands_on_every_page_of_the_section_until_it_answers(
    cast: Cast, call: Summons, desk: DeskOf, path: str
) -> None:
    ren = desk("ren")
    page = ren.get(path).content.decode()
    assert BAR in page
    assert call.case.number not in page.partition('data-live-part="alerts"')[2].partition("</div></div>")[0]
    for other in ("yui", "aoi"):
        assert BAR not in desk(other).get(path).content.decode()
    ren.send_and_follow(f"{BOARD}{call.pk}/answer/", minutes="5")
    assert BAR not in ren.get(path).content.decode()


def test_the_bar_costs_one_statement_and_only_sections(cast: Cast, case: Case, desk: DeskOf) -> None:
    ren = desk("ren")
    ren.get("/staff/handovers/")
    without = statements(lambda: ren.get("/staff/handovers/"))
    with use(cast.city):
        for number in range(3):
            called(cast, new_case(cast), room=a_room(cast, f"部屋{number}"))
    assert statements(lambda: ren.get("/staff/handovers/")) == without <= 10


def test_a_bar_that_shows_everything_is_not_sent_again(call: Summons, desk: DeskOf) -> None:
    ren = desk("ren")
    shown = ren.get(f"{BOARD}alerts/")["ETag"]
    assert ren.client.get(f"{BOARD}alerts/", headers={"if-none-match": shown}).status_code == 304


def test_a_call_without_an_answer_says_so(cast: Cast, call: Summons, desk: DeskOf) -> None:
    with use(cast.city):
        Summons.objects.filter(pk=call.pk).update(asked_at=AT)
        escalate_summons(summons_id=call.pk, at=LATER)
    for name, path in (("ren", "/staff/"), ("ren", BOARD), ("aoi", BOARD), ("aoi", f"/staff/cases/{call.case_id}/")):
        assert "12分間お返事がありません" in desk(name).get(path).content.decode()


def test_ren_answers_comes_and_leaves_with_four_buttons(cast: Cast, call: Summons, desk: DeskOf) -> None:
    ren = desk("ren")
    assert "9:45ごろ着きます" in ren.send_and_follow(f"{BOARD}{call.pk}/answer/", minutes="5")
    assert "9:45ごろ" in desk("aoi").get(f"/staff/cases/{call.case_id}/").content.decode()
    assert "到着を記録しました。" in ren.send_and_follow(f"{BOARD}{call.pk}/arrival/")
    assert "青井 葵が同席" in _after(desk("aoi"), f"{BOARD}{call.pk}/sit-in/")
    assert "いま呼び出しはありません" in ren.send_and_follow(f"{BOARD}{call.pk}/leaving/")
    page = desk("aoi").get(f"/staff/cases/{call.case_id}/").content.decode()
    for words in ("5分で行きます（9:45ごろ）", "到着", "同席", "退室"):
        assert words in page


def _after(desk: Desk, path: str) -> str:
    desk.send_and_follow(path)
    return str(desk.get(BOARD).content.decode())


@pytest.mark.parametrize("minutes", ["", "x", "0", "999"])
def test_other_minutes_than_minutes_are_said_and_nothing_happens(
    cast: Cast, call: Summons, desk: DeskOf, minutes: str
) -> None:
    page = desk("ren").send_and_follow(f"{BOARD}{call.pk}/answer/", minutes=minutes)
    assert "1分から120分までの数を入力してください。" in page
    assert status(cast, call) == SummonsStatus.WAITING


def test_a_refusal_needs_its_reason_and_stays_on_the_case(cast: Cast, call: Summons, desk: DeskOf) -> None:
    ren, path = desk("ren"), f"{BOARD}{call.pk}/decline/"
    assert PURPOSE in ren.get(path).content.decode()
    assert "reason" in ren.send(path, reason=" ").context["form"].errors
    ren.send_and_follow(path, reason="議会の答弁中。15時なら行けます。")
    page = desk("aoi").get(f"/staff/cases/{call.case_id}/").content.decode()
    assert "議会の答弁中。15時なら行けます。" in page
    assert "市民税課 渡部 蓮" in page


def test_a_second_answer_is_told_so(cast: Cast, case: Case, desk: DeskOf) -> None:
    with use(cast.city):
        there = coming(cast, case)
    assert "すでに返事があります" in desk("ren").send_and_follow(f"{BOARD}{there.pk}/answer/", minutes="5")


@pytest.mark.parametrize(("name", "answer"), [("yui", 404), ("aoi", 403), ("mio", 403), ("sora", 403)])
def test_nobody_else_answers(call: Summons, desk: DeskOf, name: str, answer: int) -> None:
    assert desk(name).send(f"{BOARD}{call.pk}/answer/", minutes="5").status_code == answer
    assert desk(name).send(f"{BOARD}{call.pk}/decline/", reason="x").status_code == answer


def test_the_other_city_sees_nothing(cast: Cast, saijo_cast: Cast, call: Summons) -> None:
    for name in ("ren", "aoi"):
        there = Desk(saijo_cast.city, saijo_cast.users[name])
        assert "室1" not in there.get(BOARD).content.decode()
        assert BAR not in there.get("/staff/").content.decode()
    there = Desk(saijo_cast.city, saijo_cast.users["ren"])
    assert there.send(f"{BOARD}{call.pk}/answer/", minutes="5").status_code == 404


def test_a_board_takes_few_statements_however_full(cast: Cast, desk: DeskOf) -> None:
    aoi = desk("aoi")
    with use(cast.city):
        arrived(cast, new_case(cast))
    aoi.get(BOARD)
    few = statements(lambda: aoi.get(BOARD))
    with use(cast.city):
        for number in range(4):
            called(cast, new_case(cast), room=a_room(cast, f"部屋{number}"))
    assert statements(lambda: aoi.get(BOARD)) == few <= 7
