"""The guide: who, where, when, and what to do first, on one page."""

from collections.abc import Callable

import time_machine

from mannaka_tenancy import use
from tests.support.browsing import Desk
from tests.support.calls import a_room
from tests.support.cast import Cast
from tests.support.on_call import on_call
from tests.support.swaps import FIRST_SUNDAY, two_sundays

DeskOf = Callable[[str], Desk]
GUIDE = "/staff/guide/"
SUNDAY_TEN = f"{FIRST_SUNDAY.isoformat()}T10:00:00+09:00"


def test_a_guest_clerk_is_led_to_the_guide_and_finds_all_on_one_page(cast: Cast, desk: DeskOf) -> None:
    with use(cast.city):
        two_sundays(cast)
        a_room(cast, "相談室1")
        on_call(cast)
    with time_machine.travel(SUNDAY_TEN, tick=False):
        ren = desk("ren")
        assert 'href="/staff/guide/"' in ren.get("/staff/").content.decode()
        page = ren.get(GUIDE).content.decode()
    assert "市役所は閉まっています。" in page
    assert "市民税課 渡部 蓮（課の当番職員） 9:00〜15:00" in page
    assert ("相談室1" in page, "9:00〜15:00" in page) == (True, True)
    assert ("大野 徹" in page, "090-1111-2222" in page) == (True, True)
    assert "受け付けの画面は、いっしょの当番の相談センターの職員が開きます。" in page


def test_whoever_is_not_on_duty_is_not_led_there_and_sees_no_numbers(cast: Cast, desk: DeskOf) -> None:
    with use(cast.city):
        two_sundays(cast)
        on_call(cast)
    with time_machine.travel(SUNDAY_TEN, tick=False):
        for name in ("aoi", "yui"):
            assert 'href="/staff/guide/"' not in desk(name).get("/staff/").content.decode()
        page = desk("aoi").get(GUIDE).content.decode()
    assert ("新しい相談を受け付ける" in page, "090-1111-2222" in page) == (True, False)


def test_on_a_workday_the_town_hall_is_open(cast: Cast, desk: DeskOf) -> None:
    page = desk("aoi").get(GUIDE).content.decode()
    assert "市役所も開いています。" in page
    assert "きょうの連絡先は登録されていません。" in page


def test_the_page_costs_few_statements(
    cast: Cast, desk: DeskOf, django_assert_max_num_queries: Callable[..., object]
) -> None:
    with use(cast.city):
        two_sundays(cast)
        for position in range(1, 6):
            on_call(cast, position=position)
    aoi = desk("aoi")
    aoi.get(GUIDE)
    with django_assert_max_num_queries(25):  # type: ignore[attr-defined]
        assert aoi.get(GUIDE).status_code == 200
