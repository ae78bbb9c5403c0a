"""An administrator makes next year's roster, and two sections swap a Sunday, with the administrator's yes."""

from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

from case_core.roster.actions.change_roster_rules import change_roster_rules
from case_core.roster.models import Duty, Proposal
from case_core.roster.rule_checks import Place
from case_core.roster.rule_guard import clashes_of_change, place_of
from case_core.roster.solver.problem import Limits, Need
from case_core.roster.states import CounsellorKind, DayKind, ProposalStatus
from case_core.roster.tasks import work_out
from mannaka_kit import clock
from mannaka_kit.ui.formats import show_clock, show_full_day
from mannaka_tenancy import Tenant, use
from tests.support.browser import PHONE, House, Visitor, Window
from tests.support.cast import Cast
from tests.support.keyboard import tab_to
from tests.support.roster import on_roster
from tests.support.swaps import EXCHANGED, two_sundays

pytestmark = pytest.mark.browser

REGULAR, SECTION = CounsellorKind.REGULAR, CounsellorKind.SECTION
ONE = Need(kind=REGULAR, people=1)
NEEDS = {DayKind.WORKDAY: (ONE,), DayKind.CLOSED_DAY: (ONE, Need(kind=SECTION, people=1))}


@pytest.fixture
def roster_people(people: Cast) -> Cast:
    """Put five regular officers and five officers of two sections on the list."""
    with use(people.city):
        for name in ("青井 葵", "村上 凪", "越智 学", "松木 陽一", "曽我部 幸"):
            on_roster(people, name)
        on_roster(people, "渡部 蓮", kind=SECTION, section_id=people.tax.pk, user_id=people.ren.user_id)
        on_roster(people, "矢野 結", kind=SECTION, section_id=people.welfare.pk, user_id=people.yui.user_id)
        for name in ("白石 望", "浜田 淳"):
            on_roster(people, name, kind=SECTION, section_id=people.tax.pk)
            on_roster(people, f"{name}子", kind=SECTION, section_id=people.welfare.pk)
        change_roster_rules(limits=Limits(), needs=NEEDS, actor=people.mio, at=clock.now())
    return people


def sundays_of(name: str) -> list[Duty]:
    return [duty for duty in Duty.objects.filter(counsellor__name=name) if duty.on.weekday() == 6]


def two_that_may_be_exchanged() -> tuple[Duty, Duty]:
    """Return a Sunday of Ren and one of Yui that no rule keeps apart."""
    for ren in sundays_of("渡部 蓮"):
        for yui in sundays_of("矢野 結"):
            gone = [place_of(ren), place_of(yui)]
            come = [moved(gone[0], yui.counsellor_id), moved(gone[1], ren.counsellor_id)]
            if not clashes_of_change(gone=gone, come=come):
                return ren, yui
    raise AssertionError("no two Sundays may be exchanged")


def moved(place: Place, person: int) -> Place:
    return Place(person=person, on=place.on, begins=place.begins, ends=place.ends)


def in_words(duty: Duty, whose: str) -> str:
    return f"{show_full_day(duty.on)} {show_clock(duty.begins)}〜{show_clock(duty.ends)} {whose}"


def test_next_years_roster_is_made_and_two_sections_swap_a_sunday(house: House, roster_people: Cast) -> None:
    city, year = roster_people.city, clock.today().year + 1
    mio, ren, yui = (house.staff(city, roster_people.users[name]) for name in ("mio", "ren", "yui"))

    make_the_roster(mio, city, first=date(year, 4, 1), last=date(year + 1, 3, 31))
    with use(city):
        given, wanted = two_that_may_be_exchanged()

    ren.open(f"/staff/roster/duties/{given.pk}/swap/")
    ren.pick("交換する相手の当番", in_words(wanted, "福祉課 矢野 結")).write("相手への一言", "法事があります。")
    ren.press("お願いする")
    expect(ren.page.locator("main")).to_contain_text("相手の返事を待っています")

    yui.open("/staff/roster/").press("開く")
    yui.page.get_by_role("link", name="渡部 蓮").first.click()
    yui.choose("引き受ける").press("返事をする")
    expect(yui.page.locator("main")).to_contain_text("責任者の承認を待っています")

    mio.open("/staff/roster/").press("開く")
    mio.page.get_by_role("link", name="渡部 蓮").first.click()
    mio.choose("認める").press("決める")
    expect(mio.page.locator("main")).to_contain_text("交代しました")
    with use(city):
        people = {duty.pk: duty.counsellor.name for duty in Duty.objects.select_related("counsellor")}
    assert (people[given.pk], people[wanted.pk]) == ("矢野 結", "渡部 蓮")


def make_the_roster(mio: Visitor, city: Tenant, *, first: date, last: date) -> None:
    """Let the administrator ask for a proposal, look at its numbers and adopt it."""
    mio.open("/staff/roster/proposals/").write("最初の日", first.isoformat()).write("最後の日", last.isoformat())
    mio.press("案を作る")
    expect(mio.page.get_by_role("status").filter(has_text="作成しています")).to_be_visible()
    with use(city):
        proposal = Proposal.objects.get()
        work_out(proposal_id=proposal.pk)
        assert Proposal.objects.get().status == ProposalStatus.READY
    mio.open(f"/staff/roster/proposals/{proposal.pk}/")
    expect(mio.page.get_by_role("table", name="公平さの数字")).to_contain_text("課どうしの閉庁日の回数の差")
    mio.press("この案を当番表にする")


def test_on_a_telephone_without_scripts_and_by_keyboard_two_sections_swap_a_sunday(house: House, people: Cast) -> None:
    city, small = people.city, Window(size=PHONE, scripts=False)
    on = clock.today() + timedelta(days=13 - clock.today().weekday())
    with use(city):
        two = two_sundays(people, on=on, at=clock.now())
    mio, ren, yui = (house.staff(city, people.users[name], small) for name in ("mio", "ren", "yui"))
    by_key(ren.open(f"/staff/roster/duties/{two.first.pk}/swap/"), "交換する相手の当番", "ArrowDown", go="お願いする")
    assert ren.sees("相手の返事を待っています")
    for visitor, choice, button in ((yui, "引き受ける", "返事をする"), (mio, "認める", "決める")):
        by_key(visitor.open("/staff/roster/swaps/"), go=show_full_day(two.first.on))
        by_key(visitor, choice, "Space", go=button)
    assert mio.sees("交代しました")
    with use(city):
        assert two.people == EXCHANGED


def by_key(visitor: Visitor, field: str = "", key: str = "", *, go: str) -> None:
    """Answer a field by key, and go on by the button or link of this name."""
    if field:
        tab_to(visitor.page, field)
        visitor.page.keyboard.press(key)
    tab_to(visitor.page, go)
    visitor.leave_by(lambda: visitor.page.keyboard.press("Enter"))
