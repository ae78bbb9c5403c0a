"""Found by its words, undone by a key, and two texts that are both kept."""

import pytest
from playwright.sync_api import expect

from case_core.cases.actions.change_title import change_title
from case_core.cases.models import Case
from mannaka_kit import clock
from mannaka_tenancy import use
from tests.support.barriers import barriers_of
from tests.support.browser import House, Visitor
from tests.support.cases import new_case
from tests.support.cast import Cast
from tests.support.typing_japanese import compose

pytestmark = pytest.mark.browser


@pytest.fixture
def case(house: House, people: Cast) -> Case:
    """Return a case that nobody has."""
    with use(people.city):
        return new_case(people)


@pytest.fixture
def aoi(house: House, people: Cast, case: Case) -> Visitor:
    """Return Aoi on the case."""
    return house.staff(people.city, people.users["aoi"]).open(f"/staff/cases/{case.pk}/")


def ask(aoi: Visitor, words: str) -> None:
    aoi.page.keyboard.press("Control+k")
    aoi.page.keyboard.insert_text(words)


def test_the_palette_finds_by_words_and_does_what_the_page_does(aoi: Visitor, case: Case) -> None:
    ask(aoi, "課に引")
    options = aoi.page.get_by_role("option")
    expect(options).to_have_count(1)
    expect(options.first).to_contain_text("課に引き継ぐ")
    aoi.leave_by(lambda: aoi.page.keyboard.press("Enter"))
    assert aoi.path == f"/staff/handovers/send/{case.pk}/"


def test_the_palette_is_a_combobox_that_hears_and_shows(aoi: Visitor) -> None:
    aoi.page.keyboard.press("Control+k")
    field = aoi.page.get_by_role("combobox", name="操作を探す")
    expect(field).to_be_focused()
    assert list(barriers_of(aoi.page)) == []
    options = aoi.page.get_by_role("option")
    assert options.count() > 8
    aoi.page.keyboard.press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", "palette-1")
    aoi.page.keyboard.press("ArrowUp")
    aoi.page.keyboard.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    aoi.page.keyboard.insert_text("ｎｏｂｏｄｙ")
    expect(aoi.page.get_by_text("見つかりませんでした。").first).to_be_visible()
    aoi.page.keyboard.press("Enter")
    aoi.page.keyboard.press("Escape")
    expect(field).to_be_hidden()


def test_the_input_method_keeps_its_enter(aoi: Visitor, case: Case) -> None:
    aoi.page.keyboard.press("Control+k")
    compose(aoi.page, "さがす")
    aoi.page.wait_for_timeout(200)
    assert aoi.path == f"/staff/cases/{case.pk}/"
    expect(aoi.page.get_by_role("combobox", name="操作を探す")).to_be_visible()


def test_z_takes_back_what_was_just_done(aoi: Visitor, people: Cast, case: Case) -> None:
    aoi.press("自分が担当する")
    expect(aoi.page.get_by_role("button", name="元に戻す")).to_be_visible()
    aoi.leave_by(lambda: aoi.page.keyboard.press("z"))
    expect(aoi.page.get_by_text("担当を元に戻しました。")).to_be_visible()
    with use(people.city):
        case.refresh_from_db()
        assert case.owner_id is None


def test_the_way_back_goes_after_ten_seconds_unless_somebody_is_there(aoi: Visitor) -> None:
    aoi.page.clock.install()
    aoi.press("自分が担当する")
    back = aoi.page.get_by_role("button", name="元に戻す")
    back.focus()
    aoi.page.clock.run_for(30_000)
    expect(back).to_be_visible()
    back.blur()
    aoi.page.mouse.move(5, 5)
    aoi.page.clock.run_for(11_000)
    expect(back).to_have_count(0)
    expect(aoi.page.get_by_text("担当を決めました。")).to_be_visible()


def test_two_who_write_a_title_see_both_texts(aoi: Visitor, people: Cast, case: Case) -> None:
    aoi.press("件名を変える").write("件名", "督促状だけが届いた（青井）")
    with use(people.city):
        change_title(
            case_id=case.pk, title="通知が届かない（凪）", seen_title=case.title, actor=people.nagi, at=clock.now()
        )
    aoi.press("件名を変える")
    assert "村上 凪" in aoi.page.locator("main").inner_text()
    assert "通知が届かない（凪）" in aoi.page.locator("main").inner_text()
    assert list(barriers_of(aoi.page)) == []
    aoi.write("件名", "通知が届かず督促状だけが届いた").press("この件名にする")
    assert "通知が届かず督促状だけが届いた" in aoi.heading
    expect(aoi.page.get_by_text("前の件名", exact=True)).to_have_count(2)
