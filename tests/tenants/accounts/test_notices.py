"""People hear of changes in how they sign in: by mail, or else in the console."""

from collections.abc import Callable

import pytest
from django.core import mail
from django.test import Client
from pytest_django import Settings

from mannaka_kit.audit.models import Entry
from mannaka_kit.outbox.models import OutboxEvent
from mannaka_tenancy import Tenant, use
from tenants.accounts.actions.mail_notice import mail_notice
from tenants.accounts.actions.mark_notices_seen import mark_notices_seen
from tenants.accounts.actions.record_sign_in_step import record_sign_in_step
from tenants.accounts.actor import Actor
from tenants.accounts.models import AccountNotice, User
from tenants.accounts.sign_in_steps import SignInStep
from tests.tenants.browsing import page
from tests.tenants.conftest import AT


@pytest.fixture
def mailing(settings: Settings) -> None:
    settings.MANNAKA_SENDS_MAIL = True
    settings.DEFAULT_FROM_EMAIL = "noreply@city.example"


def notice_for(user: User, *, email: str = "aoi@city.example", language: str = "ja") -> AccountNotice:
    user.email, user.language = email, language
    user.save(update_fields=["email", "language"])
    record_sign_in_step(user=user, step=SignInStep.PASSKEY_ADDED, at=AT)
    return AccountNotice.objects.latest("pk")


def test_a_change_leaves_one_row_in_the_outbox_without_personal_data(administrator: User) -> None:
    notice = notice_for(administrator)
    row = OutboxEvent.objects.get(task="tenants.accounts.subscribers.tell_by_mail", kwargs={"notice_id": notice.pk})
    assert row.done_at is None


def test_steps_of_which_nobody_need_be_told_leave_none(administrator: User) -> None:
    for step in (SignInStep.SIGNED_OUT, SignInStep.CONFIRMED, SignInStep.PASSKEY_RENAMED):
        record_sign_in_step(user=administrator, step=step, at=AT)
    assert not AccountNotice.objects.exists()


@pytest.mark.usefixtures("mailing")
def test_the_mail_is_plain_and_goes_once(administrator: User, imabari: Tenant) -> None:
    notice = notice_for(administrator)
    assert mail_notice(notice_id=notice.pk, at=AT)
    assert not mail_notice(notice_id=notice.pk, at=AT)
    (sent,) = mail.outbox
    assert sent.to == ["aoi@city.example"]
    assert "今治市" in sent.subject
    assert "青井 葵 さま" in sent.body
    assert "パスキーが登録されました。" in sent.body
    assert "1月15日（木）10:00" in sent.body
    assert "http" not in sent.body
    assert "aoi" not in sent.body
    assert sent.content_subtype == "plain"
    assert Entry.objects.filter(action="sign_in.notice_mailed", target_id=str(notice.pk)).count() == 1


@pytest.mark.usefixtures("mailing")
def test_the_mail_is_in_the_language_of_the_last_sign_in(administrator: User) -> None:
    mail_notice(notice_id=notice_for(administrator, language="en").pk, at=AT)
    assert "A passkey was registered." in mail.outbox[0].body
    assert "Thu 15 Jan 2026, 10:00" in mail.outbox[0].body


@pytest.mark.usefixtures("mailing")
def test_a_mail_that_fails_is_tried_again(administrator: User, settings: Settings) -> None:
    notice = notice_for(administrator)
    working, settings.EMAIL_BACKEND = settings.EMAIL_BACKEND, "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    with pytest.raises(OSError, match="refused"):
        mail_notice(notice_id=notice.pk, at=AT)
    settings.EMAIL_BACKEND = working
    assert mail_notice(notice_id=notice.pk, at=AT)
    assert len(mail.outbox) == 1


def test_whoever_has_no_address_is_told_in_the_console_until_they_have_read_it(
    desk: Client, administrator: User, admin: Actor
) -> None:
    notice = notice_for(administrator, email="")
    assert not mail_notice(notice_id=notice.pk, at=AT)
    assert "サインインの設定に変更がありました" in page(desk, "/staff/settings/")
    assert "パスキーが登録されました。" in page(desk, "/account/2fa/")
    assert desk.post("/account/notices/seen/", {"idempotency_key": "b" * 32}).status_code == 302
    assert "サインインの設定に変更がありました" not in page(desk, "/staff/settings/")
    assert mark_notices_seen(actor=admin, at=AT) == 0


@pytest.mark.usefixtures("mailing")
def test_what_went_by_mail_does_not_stand_in_the_console_too(desk: Client, administrator: User) -> None:
    mail_notice(notice_id=notice_for(administrator).pk, at=AT)
    assert "サインインの設定に変更がありました" not in page(desk, "/staff/settings/")


def test_notices_of_one_city_are_none_in_another(administrator: User, saijo: Tenant) -> None:
    notice_for(administrator)
    with use(saijo):
        assert not AccountNotice.objects.exists()


@pytest.mark.parametrize("path", ["passphrase", "second-factor"])
def test_an_administrators_help_is_told_to_the_person(
    desk: Client, clerk: Actor, path: str, sign_in: Callable[[Tenant, User], Client]
) -> None:
    from allauth.mfa.models import Authenticator

    Authenticator.objects.create(user_id=clerk.pk, type=Authenticator.Type.WEBAUTHN, data={"name": "鍵"})
    desk.post(f"/staff/settings/staff/{clerk.pk}/{path}/", {"idempotency_key": "c" * 32})
    assert AccountNotice.objects.filter(user_id=clerk.pk).count() == 1
