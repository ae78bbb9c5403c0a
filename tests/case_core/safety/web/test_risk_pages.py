"""The pages of risks: noted, ticked, in the head of the case, and in the way of its end."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from case_core.cases.models import Case
from case_core.safety.actions.note_risk import note_risk
from case_core.safety.models import Risk, RiskStep
from case_core.safety.states import RiskKind
from mannaka_tenancy import use
from tests.support.browsing import Desk
from tests.support.cases import LATER, new_case
from tests.support.cast import Cast

LEFT = "かならず行うことが残っています"


@pytest.fixture
def case(cast: Cast) -> Case:
    """Return a case of 田中 花子."""
    with use(cast.city):
        return new_case(cast)


@pytest.fixture
def risk(cast: Cast, case: Case) -> Risk:
    """Return what Aoi noted in it."""
    with use(cast.city):
        return note_risk(case_id=case.pk, kind=RiskKind.FOOD, signs="きのうから食べていない", actor=cast.aoi, at=LATER)


def test_a_clerk_notes_a_risk_and_sees_what_to_do(case: Case, desk: Callable[[str], Desk]) -> None:
    path = f"/staff/cases/{case.pk}/safety/risk/"
    assert "110番" in desk("aoi").get(path).content.decode()

    page = desk("aoi").send_and_follow(path, kind="suicide", signs="「もう消えてしまいたい」")

    assert "死にたい気持ちがあるかを、はっきりと、ていねいにたずねる" in page
    assert LEFT in page
    assert "急ぎ" in desk("nagi").get("/staff/cases/").content.decode()


def test_a_tick_is_kept_with_time_and_person(cast: Cast, risk: Risk, desk: Callable[[str], Desk]) -> None:
    with use(cast.city):
        first, second, *_others = risk.steps.all()

    desk("nagi").send_and_follow(f"/staff/cases/steps/{first.pk}/tick/")
    page = desk("nagi").send_and_follow(f"/staff/cases/steps/{second.pk}/not/", why_not="ご本人が断った")

    assert "行わなかった" in page
    assert "ご本人が断った" in page
    assert "村上 凪" in page


def test_the_case_does_not_end_and_says_why_at_the_field(risk: Risk, desk: Callable[[str], Desk]) -> None:
    answer = desk("aoi").send(f"/staff/cases/{risk.case_id}/close/", outcome="solved", note="まとめ")

    page = answer.content.decode()
    assert answer.status_code == 200
    assert "4つ残っています" in page
    assert "まとめ" in page


def test_after_the_last_tick_nothing_is_left(cast: Cast, risk: Risk, desk: Callable[[str], Desk]) -> None:
    path = f"/staff/cases/{risk.case_id}/"
    assert LEFT in desk("aoi").get(path).content.decode()
    with use(cast.city):
        steps = [step.pk for step in risk.steps.all()]

    for step_id in steps:
        desk("aoi").send(f"/staff/cases/steps/{step_id}/tick/")

    assert LEFT not in desk("aoi").get(path).content.decode()


def test_a_calm_case_asks_nothing_of_the_risks(cast: Cast, case: Case, desk: Callable[[str], Desk]) -> None:
    aoi = desk("aoi")
    with use(cast.city), CaptureQueriesContext(connection) as asked:
        aoi.get(f"/staff/cases/{case.pk}/")

    statements = " ".join(query["sql"] for query in asked.captured_queries)
    assert RiskStep._meta.db_table not in statements
    assert "person_shield_bar" in statements
    assert '"person_shield"' not in statements


def test_administrators_write_the_citys_list(desk: Callable[[str], Desk]) -> None:
    assert "今夜の居場所を決める" in desk("mio").get("/staff/settings/risks/").content.decode()

    page = desk("mio").send_and_follow("/staff/settings/risks/shelter/", steps="市民会館をあける\n\n毛布を渡す")

    assert "市民会館をあける" in page
    assert "毛布を渡す" in page
    assert desk("mio").get("/staff/settings/risks/nothing/").status_code == 404
    empty = desk("mio").send("/staff/settings/risks/shelter/", steps=" ").content.decode()
    assert "かならず行うことを入力してください。" in empty
