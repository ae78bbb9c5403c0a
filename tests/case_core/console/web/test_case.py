import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from case_core.cases.actions.add_message import add_message
from case_core.cases.actions.record_contact import record_contact
from case_core.cases.models import Case
from case_core.cases.states import CaseStatus, Channel, Direction, StatementKind
from mannaka_tenancy import use
from tests.support.browsing import Desk
from tests.support.cases import AT, LATER, acknowledged, closed, handed_over, new_case
from tests.support.cast import Cast
from tests.support.memory import remembered

DeskOf = Callable[[str], Desk]
CASE_STATEMENTS = 12
DAY_STATEMENTS = 6


@pytest.fixture
def case(cast: Cast) -> Case:
    with use(cast.city):
        return new_case(cast)


def url(case: Case, path: str = "") -> str:
    return f"/staff/cases/{case.pk}/{path}"


def test_the_case_reads_as_a_letter_with_who_said_it(case: Case, cast: Cast, desk: DeskOf) -> None:
    said: dict[str, str] = {StatementKind.THIRD_PARTY: "大家の話", StatementKind.ASSESSMENT: "見立て"}
    with use(cast.city):
        record_contact(
            case_id=case.pk,
            channel=Channel.OUTREACH,
            direction=Direction.OUTGOING,
            said=said,
            third_party="大家",
            actor=cast.nagi,
            at=LATER,
        )
        acknowledged(cast, case)
    page = desk("aoi").get(url(case))
    kinds = [entry.kind for entry in page.context["entries"]]
    assert kinds == ["電話", "訪問（こちらから）", "担当を決めました", "引き継ぎ", "受け取りました"]
    text = page.content.decode()
    for words in ("本人の話", "第三者の話", "職員の見立て（職員のみ）", "青井 葵 → 市民税課", "口頭で同意した"):
        assert words in text


def test_each_reading_and_each_print_is_recorded(case: Case, cast: Cast, desk: DeskOf) -> None:
    aoi = desk("aoi")
    aoi.get(url(case))
    aoi.send(url(case, "print/"), sheet="history", **{"as": "page"})
    with use(cast.city):
        assert set(remembered("case.read")) == {("centre_staff", case.pk, "done")}
        assert remembered("case.printed") == [("centre_staff", case.pk, "done")]


def test_without_its_record_there_is_no_page(case: Case, desk: DeskOf, monkeypatch: pytest.MonkeyPatch) -> None:
    aoi = desk("aoi")

    def fail(*_args: object, **_options: object) -> None:
        raise RuntimeError("no audit")

    monkeypatch.setattr("mannaka_kit.audit.record", fail)
    aoi.client.raise_request_exception = False
    answer = aoi.get(url(case))
    assert answer.status_code == 500
    assert "住民税" not in answer.content.decode()


@pytest.mark.parametrize("path", ["", "print/", "close/", "contact/", "assign/", "reply/", "reopen/"])
@pytest.mark.parametrize("name", ["ren", "mio", "sora"])
def test_no_other_role_opens_a_case(case: Case, desk: DeskOf, name: str, path: str) -> None:
    assert desk(name).get(url(case, path)).status_code == 403


def test_what_people_wrote_is_shown_as_text(cast: Cast, desk: DeskOf) -> None:
    with use(cast.city):
        case = new_case(cast, body="<script>alert(1)</script>の相談。")
    assert "<script>alert" not in desk("aoi").get(url(case)).content.decode()


def test_a_case_closes_on_the_page_although_the_answer_is_missing_with_the_reason(
    case: Case, cast: Cast, desk: DeskOf
) -> None:
    with use(cast.city):
        handed_over(cast, case)
    aoi = desk("aoi")
    opened = aoi.get(url(case, "close/")).content.decode()
    assert opened.count("この相談は終了できません") == 1
    assert re.search(r"回答を待たずに終了する理由\s*<span[^>]*>※必須", opened)

    refused = aoi.send(url(case, "close/"), outcome="solved", note="ここまで書いた").content.decode()
    assert refused.count("市民税課からの回答がまだ届いていません") == 1
    assert "回答を待たずに終了する理由を入力してください。" in refused
    assert "ここまで書いた" in refused
    assert re.search(r'value="solved"[^>]*checked', refused)

    page = aoi.send_and_follow(url(case, "close/"), outcome="solved", note="まとめ", waiver="本人が解決した")
    assert "本人が解決した" in page
    with use(cast.city):
        assert Case.objects.get(pk=case.pk).status == CaseStatus.CLOSED


def test_no_waiver_is_asked_for_where_nothing_is_awaited(case: Case, desk: DeskOf) -> None:
    assert 'name="waiver"' not in desk("aoi").get(url(case, "close/")).content.decode()


def test_outside_the_remit_the_missing_body_is_said_at_its_field(case: Case, desk: DeskOf) -> None:
    page = desk("aoi").send(url(case, "close/"), outcome="out_of_remit")
    assert page.context["form"].errors["referred_to"] == ["案内した機関の名前を入力してください。"]


def test_the_second_who_closes_is_told_and_keeps_the_words(case: Case, cast: Cast, desk: DeskOf) -> None:
    with use(cast.city):
        closed(cast, case)
    page = desk("nagi").send(url(case, "close/"), outcome="solved", note="私のまとめ").content.decode()
    assert "この相談はすでに終了しています" in page
    assert "私のまとめ" in page


def test_a_case_is_reopened_with_its_reason(case: Case, cast: Cast, desk: DeskOf) -> None:
    with use(cast.city):
        closed(cast, case)
    assert "また督促が来た" in desk("aoi").send_and_follow(url(case, "reopen/"), reason="また督促が来た")


def test_a_new_message_is_shown_until_it_is_read(case: Case, cast: Cast, desk: DeskOf) -> None:
    with use(cast.city):
        add_message(case_id=case.pk, channel=Channel.WEB, body="追加です", at=LATER + timedelta(microseconds=7))
    aoi = desk("aoi")
    page = aoi.get(url(case)).content.decode()
    seen = re.search(r'name="seen_message_at" value="([^"]+)"', page)
    assert seen is not None
    assert "新しいメッセージが届いています" in page
    after = aoi.send_and_follow(url(case, "read/"), seen_message_at=seen.group(1))
    assert "新しいメッセージが届いています" not in after


def test_a_case_page_takes_a_bounded_number_of_statements(case: Case, cast: Cast, desk: DeskOf) -> None:
    with use(cast.city):
        acknowledged(cast, case)
        for minute in range(20):
            add_message(case_id=case.pk, channel=Channel.WEB, body="追加", at=AT + timedelta(minutes=minute))
    assert _statements(desk("aoi"), url(case)) <= CASE_STATEMENTS


def test_the_day_takes_a_bounded_number_of_statements(case: Case, desk: DeskOf) -> None:
    assert _statements(desk("aoi"), "/staff/") <= DAY_STATEMENTS


def _statements(desk: Desk, path: str) -> int:
    desk.get(path)
    with CaptureQueriesContext(connection) as asked:
        desk.get(path)
    return len(asked)
