"""The pages of restricted records and of looks in an emergency."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from case_core.records.models import Compartment, Opening
from mannaka_tenancy import use
from tests.support.browsing import Desk
from tests.support.cases import LATER, new_case
from tests.support.cast import Cast
from tests.support.heads import head_of_centre
from tests.support.records import REASON, SECRET, a_record, an_entry, opened_in_emergency

DeskOf = Callable[[str], Desk]


@pytest.fixture
def record(cast: Cast) -> Compartment:
    with use(cast.city):
        record = a_record(cast, new_case(cast))
        an_entry(cast, record)
        return record


def page_of(desk: Desk, record: Compartment) -> str:
    return str(desk.get(f"/staff/cases/{record.case_id}/records/").content.decode())


def test_others_see_that_there_is_one_and_whom_to_ask_and_nothing_else(record: Compartment, desk: DeskOf) -> None:
    mine, others = page_of(desk("aoi"), record), page_of(desk("nagi"), record)
    assert (SECRET in mine, "虐待に関する記録" in mine) == (True, True)
    assert (SECRET in others, "虐待に関する記録" in others) == (False, False)
    assert "限定記録があります" in others
    assert "青井 葵" in others


def test_the_case_says_it_on_every_page(record: Compartment, desk: DeskOf) -> None:
    nagi = desk("nagi")
    assert "限定記録あり" in nagi.get(f"/staff/cases/{record.case_id}/").content.decode()
    assert "限定記録あり" in nagi.get("/staff/cases/").content.decode()


def test_a_record_is_begun_and_written_in_on_its_pages(cast: Cast, desk: DeskOf) -> None:
    with use(cast.city):
        case = new_case(cast)
    aoi = desk("aoi")
    assert "限定記録はありません" in aoi.get(f"/staff/cases/{case.pk}/records/").content.decode()
    assert "いま閲覧できるのは、あなただけです" in aoi.send_and_follow(
        f"/staff/cases/{case.pk}/records/begin/", kind="counselling"
    )
    with use(cast.city):
        record = Compartment.objects.get()
    sent = aoi.send(f"/staff/records/{record.pk}/write/", kind="third_party", body="眠れていない。", speaker="")
    assert "誰の話か" in sent.content.decode()
    assert "眠れていない。" in sent.content.decode()
    page = aoi.send_and_follow(
        f"/staff/records/{record.pk}/write/", kind="third_party", body="眠れていない。", speaker="妹"
    )
    assert "妹の話" in page


def test_members_are_named_and_taken_off(cast: Cast, record: Compartment, desk: DeskOf) -> None:
    aoi, path = desk("aoi"), f"/staff/records/{record.pk}/members/"
    assert "村上 凪" in aoi.send_and_follow(path, user=str(cast.nagi.user_id))
    assert SECRET in page_of(desk("nagi"), record)
    assert "閲覧できる職員から外しました。" in aoi.send_and_follow(f"{path}{cast.nagi.user_id}/remove/")
    assert SECRET not in page_of(desk("nagi"), record)


def test_an_emergency_asks_who_you_are_and_why_and_tells_until_when(record: Compartment, desk: DeskOf) -> None:
    nagi, path = desk("nagi"), f"/staff/records/{record.pk}/emergency/"
    assert "60分間だけ読めます" in nagi.get(path).content.decode()
    assert "理由を入力してください" in nagi.send(path, reason="").content.decode()
    page = nagi.send_and_follow(path, reason=REASON)
    assert SECRET in page
    assert "緊急閲覧中です" in page
    assert "書き込む" not in page


def test_an_old_proof_does_not_open_it(record: Compartment, desk: DeskOf) -> None:
    nagi, path = desk("nagi"), f"/staff/records/{record.pk}/emergency/"
    with time_machine.travel(LATER + timedelta(minutes=15), tick=False):
        sent = nagi.send(path, reason=REASON)
        assert sent.status_code == 302
        assert "reauthenticate" in sent["Location"]
        assert SECRET not in page_of(nagi, record)


def test_who_was_told_says_that_they_have_seen_it(cast: Cast, record: Compartment, desk: DeskOf) -> None:
    with use(cast.city):
        opening = opened_in_emergency(cast, record)
    aoi = desk("aoi")
    counts = {count.name: count.shown for count in aoi.get("/staff/").context["counts"]}
    assert counts["openings"] == "1"
    assert REASON[:20] in aoi.get("/staff/openings/").content.decode()
    assert "確認したことを記録しました。" in aoi.send_and_follow(f"/staff/openings/{opening.pk}/seen/")
    assert "openings" not in {count.name for count in aoi.get("/staff/").context["counts"]}


def test_the_auditor_judges_a_look_without_a_word_of_the_record(cast: Cast, record: Compartment, desk: DeskOf) -> None:
    with use(cast.city):
        opening = opened_in_emergency(cast, record)
    sora = desk("sora")
    assert "検証待ち 1" in sora.get("/staff/openings/").content.decode()
    page = sora.get(f"/staff/openings/{opening.pk}/").content.decode()
    assert (REASON in page, SECRET in page) == (True, False)
    assert "検証の結果を選んでください。" in sora.send(f"/staff/openings/{opening.pk}/").content.decode()
    assert "検証待ち 0" in sora.send_and_follow(f"/staff/openings/{opening.pk}/", verdict="needed", remark="妥当。")
    with use(cast.city):
        assert Opening.objects.get().verdict == "needed"


def test_administrators_settle_the_rules_and_read_nothing(cast: Cast, record: Compartment, desk: DeskOf) -> None:
    mio = desk("mio")
    assert mio.get(f"/staff/cases/{record.case_id}/records/").status_code == 403
    assert mio.send("/staff/settings/records/", readers="heads", minutes_open="9").status_code == 200
    mio.send_and_follow("/staff/settings/records/", readers="heads", minutes_open="30")
    with use(cast.city):
        head_of_centre(cast)
    assert SECRET in page_of(desk("nagi"), record)


def test_the_page_asks_the_database_as_often_for_one_entry_as_for_ten(
    cast: Cast, record: Compartment, desk: DeskOf
) -> None:
    aoi = desk("aoi")
    page_of(aoi, record)
    few = statements_of(aoi, record)
    with use(cast.city):
        for number in range(9):
            an_entry(cast, record, f"話 {number}")
    assert statements_of(aoi, record) <= few


def statements_of(desk: Desk, record: Compartment) -> int:
    with CaptureQueriesContext(connection) as seen:
        page_of(desk, record)
    return len(seen)
