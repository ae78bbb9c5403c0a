"""The tab that shows which desks a case went around."""

from collections.abc import Callable
from datetime import timedelta

import time_machine

from case_core.cases.models import Case
from mannaka_tenancy import use
from tests.support.browsing import Desk
from tests.support.cases import LATER, bounced, handed_over
from tests.support.cast import Cast
from tests.support.memory import remembered

DeskOf = Callable[[str], Desk]


def page_of(desk: Desk, case: Case) -> str:
    return str(desk.get(f"/staff/cases/{case.pk}/rounds/").content.decode())


def test_the_tab_tells_the_desks_the_returns_and_how_long_nobody_had_it(cast: Cast, desk: DeskOf) -> None:
    with use(cast.city):
        case = bounced(cast, times=2)
        handed_over(cast, case)
    with time_machine.travel(LATER + timedelta(days=1, hours=3), tick=False):
        page = page_of(desk("aoi"), case)
    for words in (
        "たらい回しの指数は <strong>3</strong>",
        "市民税課",
        "差し戻しました",
        "だれの手にもない",
        "1日3時間",
    ):
        assert words in page
    with use(cast.city):
        assert remembered("case.read") == [("centre_staff", case.pk, "done")]


def test_a_case_from_before_the_record_says_so(cast: Cast, desk: DeskOf) -> None:
    with use(cast.city):
        case = bounced(cast, times=1)
        case.spans.all().delete()
    assert "記録する前に始まった相談です" in page_of(desk("aoi"), case)
