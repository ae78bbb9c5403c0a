"""The pages of requests to the head."""

from collections.abc import Callable

import pytest

from case_core.approvals.models import Approval
from case_core.cases.models import Case
from mannaka_tenancy import use
from tests.support.approvals import WORDS, asked_to_read
from tests.support.browsing import Desk
from tests.support.cases import new_case
from tests.support.cast import Cast
from tests.support.heads import head_of_centre

DeskOf = Callable[[str], Desk]


@pytest.fixture
def case(cast: Cast) -> Case:
    with use(cast.city):
        head_of_centre(cast)
        return new_case(cast)


def test_the_head_finds_signs_and_the_clerk_ends_as_it_was_signed(cast: Cast, case: Case, desk: DeskOf) -> None:
    aoi, nagi, mio = desk("aoi"), desk("nagi"), desk("mio")
    mio.send_and_follow("/staff/settings/approvals/", outcomes=["no_answer"], topics=[])
    path = f"/staff/cases/{case.pk}/close/"
    refused = aoi.send(path, outcome="no_answer", note="答えはない。").content.decode()
    assert "責任者の署名が必要です" in refused
    assert "答えはない。" in refused
    ask = f"/staff/cases/{case.pk}/approvals/closing/"
    assert "決裁待ち" in aoi.send_and_follow(ask, outcome="no_answer", note="答えはない。", words=WORDS)
    assert {count.name: count.shown for count in nagi.get("/staff/").context["counts"]}["signature"] == "1"
    assert WORDS in nagi.get("/staff/approvals/").content.decode()
    with use(cast.city):
        approval = Approval.objects.get()
    decide = f"/staff/approvals/{approval.pk}/"
    assert "コメントを残しました。" in nagi.send_and_follow(decide, decision="comment", comment="電話した日は？")
    assert "電話した日は？" in nagi.get(decide).content.decode()
    assert "確認を待っているものはありません" in nagi.send_and_follow(decide, decision="sign", comment="")
    page = aoi.get(path).content.decode()
    assert "答えはない。" in page
    course = aoi.send_and_follow(path, outcome="no_answer", note="答えはない。")
    assert ("責任者が確認し、署名しました" in course, "電話した日は？" in course) == (True, True)


def test_a_clerk_sees_what_they_asked_and_cannot_sign_it(cast: Cast, case: Case, desk: DeskOf) -> None:
    aoi = desk("aoi")
    assert "責任者に確認を頼みました。" in aoi.send_and_follow(
        f"/staff/cases/{case.pk}/approvals/reading/", words=WORDS
    )
    with use(cast.city):
        approval = Approval.objects.get()
    assert WORDS in aoi.get("/staff/approvals/").content.decode()
    assert "どうしますか" not in aoi.get(f"/staff/approvals/{approval.pk}/").content.decode()
    assert aoi.send(f"/staff/approvals/{approval.pk}/", decision="sign").status_code == 403
    assert "依頼を取り下げました。" in aoi.send_and_follow(f"/staff/approvals/{approval.pk}/withdraw/")


def test_sending_back_asks_why_and_keeps_what_was_typed(cast: Cast, case: Case, desk: DeskOf) -> None:
    with use(cast.city):
        approval = asked_to_read(cast, case)
    nagi, path = desk("nagi"), f"/staff/approvals/{approval.pk}/"
    assert "入力してください。" in nagi.send(path, decision="send_back", comment="").content.decode()
    assert "どうしますかを選んで" not in nagi.send(path, comment="書いたこと").content.decode()
    assert "書いたこと" in nagi.send(path, comment="書いたこと").content.decode()
    nagi.send_and_follow(path, decision="send_back", comment="日付を足して。")
    page = desk("aoi").get(f"/staff/cases/{case.pk}/approvals/").content.decode()
    assert ("差し戻し" in page, "日付を足して。" in page) == (True, True)
