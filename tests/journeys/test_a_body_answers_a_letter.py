"""A body without an account: a link by mail, a number by telephone, an answer from a telephone without scripts."""

import re
from typing import Any

import pytest
from django.core import mail

from case_core.cases.models import Case
from case_core.referrals.models import Referral
from mannaka_kit import clock
from mannaka_tenancy import use
from tests.support.browser import PHONE, House, Visitor, Window, in_another_thread
from tests.support.cases import received
from tests.support.cast import Cast
from tests.support.referrals import by_letter
from tests.support.sharing import consented
from tests.support.worker import work_off

pytestmark = pytest.mark.browser
RESULT = "来週の木曜日に、弁護士が会います。"


@pytest.fixture
def case(house: House, people: Cast, settings: Any) -> Case:
    """Return a matter of somebody who agreed that the body is told of it."""
    settings.MANNAKA_SENDS_MAIL = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    mail.outbox = []
    today = clock.today()
    with use(people.city):
        found = Case.objects.get(pk=received(at=clock.now()).case_id)
        body = by_letter("法テラス愛媛", since=today)
        consented(people, found, body, at=clock.now(), given_on=today, expires_on=today)
    return found


def refer(aoi: Visitor, case: Case) -> None:
    aoi.open(f"/staff/cases/{case.pk}/referrals/").press("ほかの機関に紹介する")
    aoi.choose("法テラス愛媛")
    aoi.write("紹介する理由・お願いしたいこと", "借金のことで、法律相談をお願いします。")
    aoi.write("何のために共有するか", "法律相談につなぐため").choose("相談の概要")
    aoi.press("紹介する")


def send_letter(aoi: Visitor, people: Cast) -> tuple[str, str]:
    """Let the clerk send the letter; return the link from the mail, and the number that the clerk reads."""
    aoi.press("リンクを作って送る").press("リンクを作って送る")
    number = aoi.page.locator(".letter-code").inner_text().strip()
    aoi.press("紹介のページへ")
    mail.outbox.clear()
    in_another_thread(lambda: work_off(people.city))
    sent = next(each for each in mail.outbox if each.to == ["kotoba@body.example"])
    found = re.search(r"/partner/letter/open/\w+/", str(sent.body))
    assert found is not None
    return found[0], number


def test_a_letter_is_read_taken_and_reported_on(house: House, people: Cast, case: Case) -> None:
    aoi = house.staff(people.city, people.users["aoi"])
    refer(aoi, case)
    link, number = send_letter(aoi, people)
    body = house.visitor(people.city, Window(size=PHONE, scripts=False))
    body.open(link).write("確認番号（6けた）", number).press("開く")
    assert (body.path, body.sees("借金のことで、法律相談をお願いします。")) == ("/partner/letter/", True)
    body.press("引き受ける").press("結果を報告する")
    body.choose("支援につながった").choose("ご本人").write("くわしいこと", RESULT).press("報告する")
    assert body.sees(RESULT)
    body.press("読み終えたので閉じる").open(link)
    assert body.sees("この紹介は、すでに終わりました")
    aoi.open(aoi.path)
    for words in ("結果の報告あり", "手紙のリンク", RESULT):
        assert aoi.sees(words)
    assert aoi.open(f"/staff/cases/{case.pk}/sharing/").sees("手紙のリンクから")
    with use(people.city):
        assert Referral.objects.get().outcome == "helped"
