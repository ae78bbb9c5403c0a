"""The pages about days: what is late, more time, third returns, promises, and the half-written texts of a section."""

import uuid
from collections.abc import Callable
from datetime import date, timedelta

import time_machine

from case_core.handovers.actions.report_back import report_back
from case_core.handovers.models import Handover
from case_core.handovers.states import ExtensionStatus, HandoverStatus, Result
from case_core.promises.actions.promise_answer import promise_answer
from case_core.spans.models import CaseSpan
from case_core.spans.states import SpanKind
from mannaka_tenancy import use
from tests.support.browsing import Desk
from tests.support.cases import LATER, acknowledged, asking_for_time, bounced, handed_over, new_case
from tests.support.cast import Cast
from tests.support.heads import head_of_centre
from tests.support.memory import remembered
from tests.support.referrals import by_letter, referred

DeskOf = Callable[[str], Desk]


def html(desk: Desk, path: str) -> str:
    return str(desk.get(path).content.decode())


def test_the_page_of_days_shows_what_is_late_and_records_what_was_shown(cast: Cast, desk: DeskOf) -> None:
    with use(cast.city):
        promised, lying, asked, referred_on = (new_case(cast) for _each in range(4))
        referred(cast, referred_on, by_letter("ことばの会"))
        promise_answer(case_id=promised.pk, promised_on=date(2026, 1, 15), reason="", actor=cast.aoi, at=LATER)
        asking_for_time(cast, asked)
    with time_machine.travel(LATER + timedelta(days=8), tick=False):
        page = html(desk("aoi"), "/staff/handovers/deadlines/")
    for case in (promised, lying, asked, referred_on):
        assert page.count(f"/staff/cases/{case.pk}/") >= 1
    assert page.count("過ぎています") == 3
    assert ("返事をする" in page, "ことばの会" in page) == (True, True)
    with use(cast.city):
        assert remembered("case.listed") == [("centre_staff", None, "done")]


def test_the_head_of_the_case_shows_the_promise_first_and_says_when_it_is_broken(cast: Cast, desk: DeskOf) -> None:
    with use(cast.city):
        case = new_case(cast)
    page = desk("aoi").send_and_follow(f"/staff/cases/{case.pk}/promise/", promised_on="2026-01-15", reason="")
    assert page.index("お約束の日") < page.index('<span class="quiet">期限</span>')
    assert "お約束の日を過ぎています" not in page
    with time_machine.travel(LATER + timedelta(days=3), tick=False):
        assert "お約束の日を過ぎています" in html(desk("aoi"), f"/staff/cases/{case.pk}/")
        assert "過ぎています" in html(desk("aoi"), "/staff/")


def test_a_section_asks_for_more_time_and_the_centre_gives_it(cast: Cast, desk: DeskOf) -> None:
    with use(cast.city):
        handover = acknowledged(cast, new_case(cast))
    path = f"/staff/handovers/{handover.pk}"
    refused = desk("ren").send(f"{path}/extension/", until="2026-01-19", reason="照会中").content.decode()
    assert "いまの回答期限より後の日にしてください" in refused
    page = desk("ren").send_and_follow(f"{path}/extension/", until="2026-01-27", reason="県に照会しています。")
    assert "延長を申し出ています" in page
    case_page = html(desk("aoi"), f"/staff/cases/{handover.case_id}/")
    assert f"{path}/extension/answer/" in case_page
    assert "県に照会しています。" in html(desk("aoi"), f"{path}/extension/answer/")
    empty = desk("aoi").send(f"{path}/extension/answer/", decision="refuse", note="").content.decode()
    assert "入力してください" in empty
    desk("aoi").send_and_follow(f"{path}/extension/answer/", decision="grant", note="")
    with use(cast.city):
        handover.refresh_from_db()
        assert handover.due_on == date(2026, 1, 27)
        assert handover.extensions.get().status == ExtensionStatus.GRANTED
    assert "延ばしました" in html(desk("ren"), f"{path}/")


def test_a_third_return_is_offered_to_nobody_until_the_head_agrees(cast: Cast, desk: DeskOf) -> None:
    with use(cast.city):
        handover = handed_over(cast, bounced(cast, times=2))
        head_of_centre(cast, "nagi")
    path = f"/staff/handovers/{handover.pk}"
    page = html(desk("ren"), f"{path}/")
    assert f"{path}/return/" not in page
    assert "責任者の了解" in page
    stopped = desk("ren").send(f"{path}/return/", reason="担当外", superior="課長").content.decode()
    assert "すでに2回差し戻されています" in stopped
    assert f"{path}/allow-return/" not in html(desk("aoi"), f"/staff/cases/{handover.case_id}/")
    assert desk("aoi").get(f"{path}/allow-return/").status_code == 403
    assert f"{path}/allow-return/" in html(desk("nagi"), f"/staff/cases/{handover.case_id}/")
    desk("nagi").send_and_follow(f"{path}/allow-return/", reason="国の所管と確かめた")
    assert f"{path}/return/" in html(desk("ren"), f"{path}/")
    desk("ren").send_and_follow(f"{path}/return/", reason="担当外", superior="課長", was_retold="on")
    with use(cast.city):
        assert Handover.objects.get(pk=handover.pk).status == HandoverStatus.RETURNED
        assert CaseSpan.objects.get(case=handover.case_id, kind=SpanKind.RETOLD).section_id == cast.tax.pk


def test_the_page_of_a_hand_over_fetches_only_what_is_new(cast: Cast, desk: DeskOf) -> None:
    with use(cast.city):
        handover = acknowledged(cast, new_case(cast))
    ren = desk("ren")
    page = ren.get(f"/staff/handovers/{handover.pk}/")
    assert f'data-topics="section-{cast.tax.pk}"' in page.content.decode()
    news = f"/staff/handovers/{handover.pk}/news/"
    shown = {"headers": {"If-None-Match": f'"{page.context["edition"]}"'}}
    assert ren.client.get(news, **shown).status_code == 304
    with use(cast.city):
        assert remembered("handover.read") == [("section_staff", handover.case_id, "done")]
        report_back(
            handover_id=handover.pk, result=Result.DONE, report="直した", told_citizen="", actor=cast.ren, at=LATER
        )
    fresh = ren.client.get(news, **shown)
    assert (fresh.status_code, "直した" in fresh.content.decode()) == (200, True)
    with use(cast.city):
        assert len(remembered("handover.read")) == 2


def test_a_half_written_answer_is_offered_on_the_desk_and_on_its_page(cast: Cast, desk: DeskOf) -> None:
    with use(cast.city):
        handover, other = acknowledged(cast, new_case(cast)), handed_over(cast, new_case(cast))
    ren = desk("ren")
    key = str(uuid.uuid4())
    ren.send(
        "/staff/drafts/",
        draft_key=key,
        draft_page=str(uuid.uuid4()),
        draft_version=0,
        draft_author=cast.ren.user_id,
        draft_form="handover.report",
        draft_subject=handover.pk,
        report="台帳を確かめたところ、",
    )
    way = f"/staff/handovers/{handover.pk}/report/?draft={key}"
    assert way in html(ren, "/staff/handovers/")
    assert way in html(ren, f"/staff/handovers/{handover.pk}/")
    assert way not in html(ren, f"/staff/handovers/{other.pk}/")
    assert way not in html(desk("yui"), "/staff/handovers/")


def test_an_unread_hand_over_is_named_where_somebody_would_close_the_case(cast: Cast, desk: DeskOf) -> None:
    with use(cast.city):
        handover = handed_over(cast, new_case(cast))
    sent = desk("aoi").send(f"/staff/cases/{handover.case_id}/close/", outcome="solved", note="").content.decode()
    assert "市民税課は、まだ受け取っていません" in sent
