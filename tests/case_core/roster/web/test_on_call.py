"""Closed days: whom to telephone, what came of it, and what waits on Monday."""

from collections.abc import Callable
from datetime import datetime, timedelta

import time_machine

from case_core.handovers.actions.send_handover import send_handover
from case_core.roster.models import CallAttempt
from mannaka_kit.clock import TOKYO
from mannaka_tenancy import use
from tests.support.browsing import Desk
from tests.support.cases import LETTER, new_case
from tests.support.cast import TODAY, Cast
from tests.support.on_call import MATTER, attempted, on_call
from tests.support.roster import on_duty, on_roster

DeskOf = Callable[[str], Desk]
ON_CALL = "/staff/roster/on-call/"
SUNDAY = datetime(2026, 1, 18, 10, 0, tzinfo=TOKYO)
NUMBER = "090-1111-2222"


def test_the_numbers_are_for_administrators_and_whoever_is_on_duty(cast: Cast, desk: DeskOf) -> None:
    with use(cast.city):
        on_call(cast)
    assert NUMBER in desk("mio").get(ON_CALL).content.decode()
    page = desk("aoi").get(ON_CALL).content.decode()
    assert "大野 徹" in page
    assert NUMBER not in page
    with use(cast.city):
        on_duty(cast, on_roster(cast, user_id=cast.aoi.user_id), on=TODAY)
    assert NUMBER in desk("aoi").get(ON_CALL).content.decode()


def test_an_administrator_keeps_the_list(cast: Cast, desk: DeskOf) -> None:
    mio = desk("mio")
    told = {
        "section": str(cast.tax.pk),
        "position": "1",
        "name": "大野 徹",
        "first": "2026-01-01",
        "last": "2026-12-31",
    }
    page = mio.send(f"{ON_CALL}add/", telephone="1234", **told).content.decode()
    assert "電話番号を確かめてください。" in page
    assert NUMBER in mio.send_and_follow(f"{ON_CALL}add/", telephone=NUMBER, **told)
    with use(cast.city):
        contact = on_call(cast, name="白石 望", position=2)
    assert "白石 翼" in mio.send_and_follow(
        f"{ON_CALL}{contact.pk}/", telephone=NUMBER, **{**told, "name": "白石 翼", "position": "2"}
    )
    assert "白石 翼" not in mio.send_and_follow(f"{ON_CALL}{contact.pk}/remove/")


def test_a_clerk_calls_the_first_and_the_second_and_writes_both_down(cast: Cast, desk: DeskOf) -> None:
    with use(cast.city):
        first, second = on_call(cast), on_call(cast, name="白石 望", position=2)
        case = new_case(cast)
    aoi, page = desk("aoi"), f"{ON_CALL}sections/{cast.tax.pk}/"
    told = {"matter": MATTER, "number": case.number}
    unknown = {**told, "number": "2020-9999", "contact": str(first.pk)}
    assert "この番号の相談は見つかりませんでした" in aoi.send(page, outcome="no_answer", **unknown).content.decode()
    aoi.send_and_follow(page, outcome="no_answer", contact=str(first.pk), **told)
    aoi.send_and_follow(page, outcome="reached", contact=str(second.pk), **told)
    with use(cast.city):
        rows = list(CallAttempt.objects.values_list("called", "outcome", "case"))
    assert rows == [("大野 徹", "no_answer", case.pk), ("白石 望", "reached", case.pk)]
    assert "閉庁日に担当課へ電話しました" in aoi.get(f"/staff/cases/{case.pk}/").content.decode()
    assert aoi.get(f"{ON_CALL}sections/404/").status_code == 404


def test_on_monday_each_section_sees_what_came_in_for_it(cast: Cast, desk: DeskOf) -> None:
    with time_machine.travel(SUNDAY, tick=False), use(cast.city):
        attempt = attempted(cast, to_do="月曜日に折り返す")
        CallAttempt.objects.update(made_at=SUNDAY)
        case = new_case(cast)
        due_on, section_id = TODAY + timedelta(days=9), cast.welfare.pk
        send_handover(case_id=case.pk, section_id=section_id, letter=LETTER, due_on=due_on, actor=cast.aoi, at=SUNDAY)
    with time_machine.travel(SUNDAY + timedelta(days=1), tick=False):
        ren = desk("ren").get(f"{ON_CALL}monday/").content.decode()
        assert "2026年1月17日（土）〜2026年1月18日（日）" in ren
        assert (MATTER in ren, "月曜日に折り返す" in ren, case.number in ren) == (True, True, False)
        yui = desk("yui").get(f"{ON_CALL}monday/").content.decode()
        assert (MATTER in yui, case.number in yui) == (False, True)
        aoi = desk("aoi").get(f"{ON_CALL}monday/").content.decode()
        assert (MATTER in aoi, case.number in aoi) == (True, True)
        done = desk("ren").send_and_follow(f"{ON_CALL}attempts/{attempt.pk}/settle/")
        assert "すべて済み" in done


def test_nothing_came_in(cast: Cast, desk: DeskOf) -> None:
    assert "閉庁日に届いたものはありません" in desk("ren").get(f"{ON_CALL}monday/").content.decode()


def test_the_pages_cost_few_statements(
    cast: Cast, desk: DeskOf, django_assert_max_num_queries: Callable[..., object]
) -> None:
    with use(cast.city):
        contact = on_call(cast)
        for _time in range(8):
            attempted(cast, contact=contact)
        CallAttempt.objects.update(made_at=datetime(2026, 1, 12, 10, 0, tzinfo=TOKYO))
    aoi = desk("aoi")
    for page in (ON_CALL, f"{ON_CALL}monday/"):
        aoi.get(page)
        with django_assert_max_num_queries(25):  # type: ignore[attr-defined]
            assert aoi.get(page).status_code == 200
