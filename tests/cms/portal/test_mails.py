"""Mails to citizens: once, in their language, and never with what only they may know."""

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.test import Client
from pytest_django import Settings

from case_core.cases.actions.reply_to_citizen import reply_to_citizen
from case_core.cases.events import CitizenAnswered
from case_core.cases.models import Case
from case_core.intake.events import MatterReceived
from case_core.mailings.models import CitizenMail
from cms.portal.subscribers import tell_of_the_answer, tell_that_it_came
from mannaka_kit import clock
from mannaka_tenancy import Tenant, use
from tests.cms.conftest import TELEPHONE
from tests.cms.eservices.walk import ANSWERS, STORY, answer, receipt_on, send
from tests.support.cast import cast_of

ADDRESS = "hanako@example.jp"
BY_MAIL = {"reply": "email", "telephone": "", "email": ADDRESS}


@pytest.fixture(autouse=True)
def _mail_is_on(settings: Settings) -> None:
    settings.MANNAKA_SENDS_MAIL = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    settings.MANNAKA_PUBLIC_PORT = ""
    mail.outbox = []


def written(citizen: Client) -> tuple[int, str, str]:
    """Send the form with an address; return the case, the receipt's secret and the last page."""
    for step in ANSWERS:
        answer(citizen, step, **(BY_MAIL if step == "reply" else {}))
    send(citizen)
    page = citizen.get("/form/done/").content.decode()
    return Case.objects.get().pk, receipt_on(page)[1], page


def received_mail(case_id: int) -> EmailMessage:
    tell_that_it_came(MatterReceived(case_id=case_id, channel="web"))
    (sent,) = mail.outbox
    return sent


def test_the_first_mail_tells_number_hours_and_telephone_and_nothing_secret(citizen: Client, imabari: Tenant) -> None:
    with use(imabari):
        case_id, secret, page = written(citizen)
        sent = received_mail(case_id)
        number = Case.objects.get().number

    body = str(sent.body)
    assert sent.to == [ADDRESS]
    assert sent.from_email.count("@") == 1
    assert "相談を受け付けました" in sent.subject
    for told in (number, TELEPHONE, "〜", f"://{imabari.host}/portal/"):
        assert told in body
    for kept in (secret, secret.replace("-", ""), STORY.splitlines()[0], "越智", "お金"):
        assert kept not in body + sent.subject
    assert "メールでお知らせします" in page


def test_a_mail_goes_once_however_often_it_is_asked_for(citizen: Client, imabari: Tenant) -> None:
    with use(imabari):
        case_id, _secret, _page = written(citizen)
        for _ in range(3):
            tell_that_it_came(MatterReceived(case_id=case_id, channel="web"))
    assert len(mail.outbox) == 1


def test_an_answer_is_told_with_its_place_and_without_its_words(citizen: Client, imabari: Tenant) -> None:
    cast = cast_of(imabari)
    with use(imabari):
        case_id, _secret, _page = written(citizen)
        contact = reply_to_citizen(case_id=case_id, body="台帳を直しました。", actor=cast.aoi, at=clock.now())
        for _ in range(2):
            tell_of_the_answer(CitizenAnswered(case_id=case_id, contact_id=contact.pk))

    (sent,) = mail.outbox
    assert "お返事があります" in sent.subject
    assert f"://{imabari.host}/portal/" in str(sent.body)
    assert "台帳" not in str(sent.body)
    assert "青井" not in str(sent.body)


def test_who_wrote_in_english_reads_english(citizen: Client, imabari: Tenant) -> None:
    citizen.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    with use(imabari):
        case_id, _secret, _page = written(citizen)
        sent = received_mail(case_id)
        assert CitizenMail.objects.get().language == "en"
    assert "We have received your consultation" in sent.subject
    assert "Receipt number" in str(sent.body)


def test_what_the_server_did_not_take_is_tried_again(
    citizen: Client, imabari: Tenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_message: EmailMessage) -> int:
        raise ConnectionRefusedError

    with use(imabari):
        case_id, _secret, _page = written(citizen)
        with monkeypatch.context() as down:
            down.setattr(EmailMessage, "send", refuse)
            with pytest.raises(ConnectionRefusedError):
                tell_that_it_came(MatterReceived(case_id=case_id, channel="web"))
        assert CitizenMail.objects.get().sent_at is None
        assert received_mail(case_id).to == [ADDRESS]


def test_where_mail_is_off_nothing_is_promised_kept_or_sent(
    citizen: Client, imabari: Tenant, settings: Settings
) -> None:
    settings.MANNAKA_SENDS_MAIL = False
    with use(imabari):
        case_id, _secret, page = written(citizen)
        tell_that_it_came(MatterReceived(case_id=case_id, channel="web"))
        assert not CitizenMail.objects.exists()
    assert mail.outbox == []
    assert "お知らせします" not in page
    assert "受付番号の画面に出ます" in page
