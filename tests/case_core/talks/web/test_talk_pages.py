"""The pages of a long talk: what to say at each time, a call that colleagues see, and the end on the case."""

from collections.abc import Callable
from datetime import timedelta

import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.http import urlencode

from mannaka_tenancy import use
from tests.support.browsing import Desk
from tests.support.cases import AT, LATER, new_case
from tests.support.cast import Cast
from tests.support.talks import calling

SINCE = AT.isoformat()


def _now(desk: Desk, minutes: int) -> str:
    with time_machine.travel(AT + timedelta(minutes=minutes), tick=False):
        return str(desk.client.get(f"/staff/talks/now/?{urlencode({'since': SINCE})}").content.decode())


def test_each_time_shows_what_to_say(desk: Callable[[str], Desk]) -> None:
    aoi = desk("aoi")

    assert "こう話せます" not in _now(aoi, 19)
    assert "20分：そろそろ、まとめに入る時間です" in _now(aoi, 20)
    assert "31分：お話を終える目安の時間です" in _now(aoi, 31)
    assert "45分：話を終わりにする時間です" in _now(aoi, 45)
    assert "命に関わるおそれがあるときは、時間で終わらせません。" in _now(aoi, 45)


def test_the_intake_page_watches_the_clock(desk: Callable[[str], Desk]) -> None:
    page = desk("aoi").get("/staff/intake/").content.decode()

    assert 'data-talk-since="2026-01-13' in page
    assert "talks/talk.js" in page


def test_colleagues_see_the_call_and_the_caller_sees_who_comes(desk: Callable[[str], Desk]) -> None:
    with time_machine.travel(AT + timedelta(minutes=31), tick=False):
        aoi, nagi = desk("aoi"), desk("nagi")
        answer = aoi.client.post("/staff/talks/second/", {"since": SINCE, "place": "室1"}).content.decode()
        assert "もう1人の職員を呼んでいます" in answer
        seen = nagi.get("/staff/talks/alerts/").content.decode()
        assert "青井 葵さんが、もう1人の職員を呼んでいます（室1）" in seen
        assert "呼んでいます" not in aoi.get("/staff/talks/alerts/").content.decode()
        path = seen.split('action="')[1].split('"')[0]

        page = nagi.send_and_follow(path)

    assert "向かうことを、呼んだ職員の画面に出しました。" in page
    assert "村上 凪さんが来ます。" in _now(aoi, 32)


def test_every_page_of_the_centre_listens_for_calls_and_forms_calmly(cast: Cast, desk: Callable[[str], Desk]) -> None:
    with use(cast.city):
        case = new_case(cast)
    loud, calm = 'data-news="/staff/talks/alerts/"', 'data-news="/staff/talks/alerts/?calm"'
    aoi = desk("aoi")

    for path in ("/staff/", f"/staff/cases/{case.pk}/"):
        page = aoi.get(path).content.decode()
        assert (loud in page, calm in page) == (True, False)
    for path in ("/staff/intake/", f"/staff/cases/{case.pk}/reply/", f"/staff/cases/{case.pk}/incidents/record/"):
        answer = aoi.get(path)
        page = answer.content.decode()
        assert (loud in page, calm in page) == (False, True)
        assert 'role="status" aria-live="polite" data-live-part="help"></div>' in page
    assert "talks/alerts/" not in desk("ren").get("/staff/handovers/").content.decode()


def test_a_form_that_comes_back_because_somebody_was_faster_may_listen(cast: Cast, desk: Callable[[str], Desk]) -> None:
    with use(cast.city):
        case = new_case(cast)
    path, aoi = f"/staff/cases/{case.pk}/title/", desk("aoi")
    seen = aoi.get(path)
    desk("nagi").send(path, title="別の件名", seen_title=case.title)
    late = aoi.send(path, title="私の件名", seen_title=case.title)
    assert late.status_code == 409
    assert (
        late["Content-Security-Policy"].partition("connect-src")[2].split(";")[0]
        == (seen["Content-Security-Policy"].partition("connect-src")[2].split(";")[0])
    )


def test_the_calm_line_names_nobody_and_no_place(cast: Cast, desk: Callable[[str], Desk]) -> None:
    with use(cast.city):
        calling(cast)
    with time_machine.travel(LATER, tick=False):
        line = desk("nagi").client.get("/staff/talks/alerts/?calm").content.decode()
    assert "応対中の職員が、もう1人の職員を呼んでいます（9:52）。" in line
    assert 'href="/staff/"' in line
    for told in ("青井", "電話2番", "<form", "<button"):
        assert told not in line


def test_a_page_pays_no_statement_for_the_place_of_calls(cast: Cast, desk: Callable[[str], Desk]) -> None:
    with use(cast.city):
        calling(cast)
    nagi = desk("nagi")
    with CaptureQueriesContext(connection) as told:
        page = nagi.get("/staff/intake/").content.decode()
    assert "呼んでいます" not in page
    assert not [query for query in told.captured_queries if 'FROM "case_talk"' in query["sql"]]


def test_a_talk_begins_and_ends_on_the_case(cast: Cast, desk: Callable[[str], Desk]) -> None:
    with use(cast.city):
        case = new_case(cast)
    aoi, path = desk("aoi"), f"/staff/cases/{case.pk}/talk/"
    assert "話した時間" in aoi.get(path).content.decode()
    aoi.send_and_follow(f"{path}begin/")

    with time_machine.travel(AT + timedelta(minutes=47), tick=False):
        aoi = desk("aoi")
        page = aoi.get(path).content.decode()
        assert "9:40に始まりました。" in page
        assert "話した時間" not in page
        shown = aoi.send_and_follow(path, ending="limit", agreed="続きは1月15日10時に電話する。", warned="on")
        ended = aoi.get(path).content.decode()
    assert "時間の目安を伝えて、こちらから終えた（47分）" in shown
    assert "終わりにすることを先に伝えた" in ended


def test_what_is_missing_is_said_at_its_field(cast: Cast, desk: Callable[[str], Desk]) -> None:
    with use(cast.city):
        case = new_case(cast)

    page = desk("aoi").send(f"/staff/cases/{case.pk}/talk/", minutes="10", channel="telephone", ending="next_time")

    assert "何を約束したかを入力してください。" in page.content.decode()


def test_administrators_settle_the_times(desk: Callable[[str], Desk]) -> None:
    path = "/staff/settings/talks/"
    page = desk("mio").get(path).content.decode()
    assert "そろそろ、まとめに入る時間です" in page
    told = {f"{name}_{n}": words for n in (1, 2, 3) for name, words in (("heading", "見出し"), ("script", "言葉"))}

    refused = desk("mio").send(path, **told, minutes_1="20", minutes_2="20", minutes_3="30").content.decode()
    assert "時間は、前の目安より長くしてください" in refused
    assert "長い話の目安を変更しました。" in desk("mio").send_and_follow(
        path, **told, minutes_1="10", minutes_2="20", minutes_3="30"
    )
    assert "10分：見出し" in _now(desk("aoi"), 12).replace("12分", "10分")


def test_a_moment_at_which_nobody_can_have_begun_calls_nobody(desk: Callable[[str], Desk]) -> None:
    for since in ("", "きのう", "9999-12-31T23:59:59+00:00", "0001-01-01T00:00:00+00:00"):
        answer = desk("aoi").client.post("/staff/talks/second/", {"since": since})
        assert answer.status_code == 200, since

    assert "呼んでいます" not in desk("nagi").get("/staff/talks/alerts/").content.decode()
