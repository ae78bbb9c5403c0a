"""A body without an account gets a link by mail and a number by telephone, reads, and answers; the clerk sees it."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail

from case_core.cases.models import Case
from case_core.consents.models import Consent
from case_core.referrals.letter_paper import paper_of
from case_core.referrals.letters import LASTS, MOST_TRIES
from case_core.referrals.models import Referral
from mannaka_kit.audit.models import Entry
from mannaka_kit.ui.contact import remember_telephone
from mannaka_tenancy import use
from tenants.partners.models import Agreement
from tests.support.browsing import Desk
from tests.support.cases import AT, LATER, new_case
from tests.support.cast import Cast
from tests.support.referrals import a_letter, by_letter, referred, token_in
from tests.support.worker import work_off

DeskOf = Callable[[str], Desk]
DOOR = "/partner/letter/open/"
PAGE = "/partner/letter/"


@pytest.fixture(autouse=True)
def on_the_day() -> Any:
    with time_machine.travel(LATER, tick=False) as traveller:
        yield traveller


@pytest.fixture
def case(cast: Cast) -> Case:
    with use(cast.city):
        return new_case(cast)


@pytest.fixture
def referral(cast: Cast, case: Case, settings: Any) -> Referral:
    settings.MANNAKA_SENDS_MAIL = True
    with use(cast.city):
        remember_telephone("0898-36-1511")
        return referred(cast, case, by_letter(), at=AT)


@pytest.fixture
def body(cast: Cast) -> Desk:
    return Desk(cast.city, None)


def link_in_the_mail(cast: Cast) -> str:
    mail.outbox.clear()
    work_off(cast.city)
    letters = [sent for sent in mail.outbox if sent.to == ["kotoba@body.example"]]
    assert len(letters) == 1
    text = letters[0].subject + letters[0].body
    assert [word in text for word in ("田中", "花子", "家計", "相談から", "0898-36-1511")] == [False] * 4 + [True]
    found = re.search(r"https?://[^/]+(\S+)", text)
    assert found
    return found[1]


def number_on(page: str) -> str:
    found = re.search(r"<strong>(\d{6})</strong>", page)
    assert found
    return found[1]


def given(cast: Cast, desk: Desk, referral: Referral) -> tuple[str, str]:
    answer = desk.send(f"/staff/referrals/{referral.pk}/letter/")
    return link_in_the_mail(cast), number_on(answer.content.decode())


def words_of(desk: Desk, path: str) -> str:
    return str(desk.get(path).content.decode())


def test_a_letter_is_opened_with_link_and_number_and_answered_without_an_account(
    cast: Cast, saijo_cast: Cast, case: Case, referral: Referral, body: Desk, desk: DeskOf
) -> None:
    aoi, place = desk("aoi"), f"/staff/referrals/{referral.pk}/"
    assert "まだ送っていません" in aoi.get(place).content.decode()
    assert "kotoba@body.example" in aoi.get(f"{place}letter/").content.decode()
    link, number = given(cast, aoi, referral)
    assert Desk(saijo_cast.city, None).get(link).status_code == 404
    door = body.get(link)
    assert (door.status_code, "田中" in door.content.decode()) == (200, False)
    assert (door["Referrer-Policy"], "no-store" in door["Cache-Control"]) == ("strict-origin", True)
    assert "noindex" in door["X-Robots-Tag"]
    wrong = "000000" if number != "000000" else "000001"
    assert "あと4回" in body.send(link, code=wrong).content.decode()
    assert body.get(PAGE).status_code == 403
    assert body.send(link, code=f" {number[:3]} {number[3:]} ")["Location"] == PAGE
    page = words_of(body, PAGE)
    for word in ("ことばの会 が", "田中 花子", "家計の見直しを一緒に考えてほしい。", "引き受ける"):
        assert word in page
    assert "結果を報告する" in body.send_and_follow(f"{PAGE}accept/")
    told = {"outcome": "helped", "confirmed_by": "person", "words": "計画を作った。"}
    assert "報告した結果" in body.send_and_follow(f"{PAGE}finish/", **told)
    clerks = aoi.get(place).content.decode()
    assert [word in clerks for word in ("手紙のリンク", "計画を作った。", "確かめた人：ご本人")] == [True] * 3
    assert "手紙のリンクから" in aoi.get(f"/staff/cases/{case.pk}/sharing/").content.decode()
    with use(cast.city):
        referral.refresh_from_db()
        looks = Entry.objects.filter(action="share.viewed", case_id=case.pk)
        assert {(each.actor_label, each.details["via"]) for each in looks} == {("partner_body", "letter")}
        assert token_in(referral) not in "".join(str(each.details) for each in Entry.objects.all())


def test_a_link_opens_once_and_a_new_one_closes_what_the_old_one_opened(
    cast: Cast, referral: Referral, body: Desk, desk: DeskOf
) -> None:
    aoi = desk("aoi")
    link, number = given(cast, aoi, referral)
    body.send(link, code=number)
    assert body.get(link)["Location"] == PAGE
    stranger = Desk(cast.city, None)
    used = stranger.send(link, code=number)
    assert (used.status_code, "すでに一度開かれました" in used.content.decode()) == (410, True)
    assert "0898-36-1511" in used.content.decode()
    newer, other_number = given(cast, aoi, referral)
    assert (body.get(PAGE).status_code, body.get(link).status_code) == (403, 404)
    assert "新しいリンクが送られています" in words_of(body, link)
    body.send(newer, code=other_number)
    assert body.get(PAGE).status_code == 200
    assert "お手紙は閉じています" in body.send(f"{PAGE}close/").content.decode()
    assert body.get(PAGE).status_code == 403


def test_a_number_that_is_guessed_locks_the_letter_and_the_clerk_sees_it(
    cast: Cast, referral: Referral, body: Desk, desk: DeskOf
) -> None:
    aoi = desk("aoi")
    link, number = given(cast, aoi, referral)
    wrong = [f"{each:06}" for each in range(MOST_TRIES + 1) if f"{each:06}" != number][:MOST_TRIES]
    answers = [body.send(link, code=each) for each in wrong]
    assert [each.status_code for each in answers] == [200] * (MOST_TRIES - 1) + [410]
    assert "確認番号が続けて違ったため" in body.send(link, code=number).content.decode()
    assert body.get(PAGE).status_code == 403
    clerks = aoi.get(f"/staff/referrals/{referral.pk}/").content.decode()
    assert ("確認番号を5回間違えました" in clerks, "新しいリンクを送る" in clerks) == (True, True)


def test_what_the_letter_shows_ends_with_the_consent_and_what_was_typed_is_given_back(
    cast: Cast, referral: Referral, body: Desk, desk: DeskOf
) -> None:
    aoi = desk("aoi")
    link, number = given(cast, aoi, referral)
    body.send(link, code=number)
    body.send_and_follow(f"{PAGE}accept/")
    with use(cast.city):
        consent = Consent.objects.get()
    aoi.send_and_follow(f"/staff/consents/{consent.pk}/withdraw/", how="oral")
    told = {"outcome": "helped", "confirmed_by": "body", "words": "三度お会いしました。"}
    for gone in (body.get(PAGE), body.send(f"{PAGE}finish/", **told)):
        page = gone.content.decode()
        assert (gone.status_code, "田中" in page, "0898-36-1511" in page) == (410, False, True)
    assert "三度お会いしました。" in page
    refused = aoi.send(f"/staff/referrals/{referral.pk}/letter/").content.decode()
    assert "いまは、相手に見える内容がありません" in refused


def test_a_letter_says_in_words_why_it_does_not_open(
    cast: Cast, referral: Referral, body: Desk, desk: DeskOf, on_the_day: Any
) -> None:
    aoi = desk("aoi")
    link, number = given(cast, aoi, referral)
    body.send(link, code=number)
    assert "辞退の返事をセンターに伝えました" in body.send_and_follow(f"{PAGE}decline/", why="no_capacity")
    stranger = Desk(cast.city, None)
    assert "この紹介は、すでに終わりました" in words_of(stranger, link)
    with use(cast.city):
        other = referred(cast, new_case(cast), referral.organization)
    link, number = given(cast, aoi, other)
    on_the_day.move_to(LATER + LASTS + timedelta(minutes=1))
    expired = stranger.send(link, code=number)
    assert (expired.status_code, "期限を過ぎました" in expired.content.decode()) == (410, True)
    on_the_day.move_to(LATER)
    with use(cast.city):
        Agreement.objects.update(ended_at=LATER)
    assert "いまは内容を表示できません" in words_of(stranger, link)


def test_the_paper_holds_the_link_and_neither_the_number_nor_the_matter(
    cast: Cast, case: Case, referral: Referral, desk: DeskOf
) -> None:
    from case_core.printing.drawing import as_html

    aoi = desk("aoi")
    missing = aoi.send(f"/staff/referrals/{referral.pk}/letter/paper/")
    assert missing["Location"] == f"/staff/referrals/{referral.pk}/"
    _link, number = given(cast, aoi, referral)
    printed = aoi.send(f"/staff/referrals/{referral.pk}/letter/paper/")
    assert (printed["Content-Type"], printed.content[:5]) == ("application/pdf", b"%PDF-")
    with use(cast.city):
        referral.refresh_from_db()
        told = as_html(paper_of(referral, at=LATER), is_on_screen=False)
        found = [word in told for word in (token_in(referral), "<svg", "今治市別宮町1-4-1", "ことばの会 御中")]
    assert found == [True] * 4
    assert [word in told for word in (number, "田中", case.title, case.number)] == [False] * 4


def test_a_letter_goes_only_to_bodies_that_get_letters_and_by_mail_once(
    cast: Cast, referral: Referral, desk: DeskOf
) -> None:
    aoi = desk("aoi")
    given(cast, aoi, referral)
    with use(cast.city):
        referral.refresh_from_db()
        assert referral.letter_mailed_at is not None
        body = referral.organization
        body.reaches = ["account"]
        body.save()
    assert "手紙のリンクでは送れません" in aoi.send(f"/staff/referrals/{referral.pk}/letter/").content.decode()
    mail.outbox.clear()
    work_off(cast.city)
    assert mail.outbox == []


def test_a_mail_that_the_server_did_not_take_is_tried_again_with_the_same_link(
    cast: Cast, referral: Referral, monkeypatch: pytest.MonkeyPatch
) -> None:
    from case_core.referrals.letter_mail import LetterMail, letter_to_mail

    with use(cast.city):
        a_letter(cast, referral)
    sends = LetterMail.send

    def broken(_mail: LetterMail) -> None:
        raise OSError

    monkeypatch.setattr(LetterMail, "send", broken)
    with pytest.raises(AssertionError, match="OSError"):
        work_off(cast.city)
    with use(cast.city):
        waiting = letter_to_mail(referral.pk, at=LATER)
        referral.refresh_from_db()
        assert (waiting is not None, referral.letter_mailed_at) == (True, None)
    monkeypatch.setattr(LetterMail, "send", sends)
    work_off(cast.city, at=LATER + timedelta(minutes=10))
    with use(cast.city):
        referral.refresh_from_db()
        assert referral.letter_mailed_at is not None
        assert letter_to_mail(referral.pk, at=LATER) is None
