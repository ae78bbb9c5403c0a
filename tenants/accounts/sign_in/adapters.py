"""allauth's adapters: no sign-up, no mail, the audit's entries, secrets under the city's key."""

from typing import Any

import qrcode
from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from qrcode.image.svg import SvgPathImage

import mannaka_tenancy
from mannaka_kit import clock, crypto, live
from tenants.accounts.actions.open_session import open_session
from tenants.accounts.actions.record_failed_sign_in import record_failed_sign_in
from tenants.accounts.actions.record_sign_in_step import record_sign_in_step
from tenants.accounts.actions.set_own_password import set_own_password
from tenants.accounts.devices import device_of, device_words
from tenants.accounts.homes import home_of
from tenants.accounts.models import User
from tenants.accounts.sign_in.letting_in import came_by_provider
from tenants.accounts.sign_in.session_limits import begin
from tenants.accounts.sign_in.step_up import is_fresh
from tenants.accounts.sign_in_steps import SignInStep

_PURPOSE = "second_factor"
_PLACE = "mfa_authenticator.data"
_BY_CODE = "mfa_reauthenticate"


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # untyped base
    """Passwords and sessions of staff."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _("ユーザー名かパスワードが違います。もう一度ご確認ください。"),
        "too_many_login_attempts": _(
            "続けて間違えたため、しばらくサインインできません。5分ほどたってからお試しください。"
        ),
        "rate_limited": _("続けて間違えたため、しばらくお待ちください。5分ほどたってからお試しください。"),
        "incorrect_password": _("パスワードが違います。もう一度ご確認ください。"),
        "enter_current_password": _("今のパスワードが違います。もう一度ご確認ください。"),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - allauth's signature
        """Never: administrators add staff."""
        return False

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:  # noqa: ARG002
        """Record that a sign-in failed."""
        record_failed_sign_in(username=str(credentials.get("username", "")), at=clock.now())

    def login(self, request: HttpRequest, user: User) -> None:
        """Begin a session, and its two limits, together with the audit's entry."""
        at = clock.now()
        with transaction.atomic():
            super().login(request, user)
            begin(request.session, at=at)
            if request.session.session_key is None:
                request.session.create()
            device = device_of(request.headers.get("User-Agent", ""))
            language = translation.get_language() or settings.LANGUAGE_CODE
            key = request.session.session_key or ""
            open_session(user=user, session_key=key, device=device, language=language, at=at)

    def pre_login(self, request: HttpRequest, user: User, **options: Any) -> HttpResponse | None:
        """Lead whoever has an identity provider there: a passkey of theirs is a second factor, and no way in."""
        if user.has_provider and not came_by_provider(request):
            messages.error(request, gettext("所属する機関の認証でサインインしてください。"))
            return redirect("account_login")
        response: HttpResponse | None = super().pre_login(request, user, **options)
        return response

    def logout(self, request: HttpRequest) -> None:
        """End the session, together with the audit's entry."""
        with transaction.atomic():
            if isinstance(request.user, User):
                record_sign_in_step(user=request.user, step=SignInStep.SIGNED_OUT, at=clock.now())
                live.close(session_key=request.session.session_key)
            super().logout(request)

    def set_password(self, user: User, password: str) -> None:
        """Let the action set the password that the form has checked."""
        set_own_password(user=user, password=password, at=clock.now())

    def is_reauthentication_required(self, *, app: str, **options: Any) -> bool:  # noqa: ARG002 - allauth's signature
        """Tell allauth's pages what ours hold: ten minutes, and signing in counts."""
        return not is_fresh(context.request, at=clock.now())

    def respond_user_inactive(self, request: HttpRequest, user: User) -> HttpResponse:  # noqa: ARG002
        """Answer a stopped account like one that there is not: a passkey opens nothing either."""
        messages.error(request, str(MFAAdapter.error_messages["incorrect_code"]))
        return redirect("account_login")

    def get_reauthentication_methods(self, user: User) -> list[dict[str, Any]]:
        """Return the ways to prove who one is; whoever has no password is asked for the passkey first."""
        ways: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        # allauth asks before it leads a stranger to the sign-in page, too.
        is_without = user.is_authenticated and not user.has_usable_password()
        return sorted(ways, key=lambda way: way["id"] == _BY_CODE) if is_without else ways

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Return where a person goes who asked for no page: to their own work."""
        return home_of(request.user) if isinstance(request.user, User) else resolve_url(settings.LOGIN_REDIRECT_URL)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Return where a person goes after the change: to work."""
        return self.get_login_redirect_url(request)

    def send_notification_mail(self, *args: Any, **options: Any) -> None:
        """Send nothing: our actions give their own notices, in the transaction of the change."""


class MFAAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # untyped base
    """Secrets of authenticator apps."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("コードが違うか、すでに使われています。別のコードを入力してください。"),
        "incorrect_passkey": _("このパスキーでは確認できませんでした。もう一度お試しください。"),
        "cannot_generate_recovery_codes": _("先にパスキーか認証アプリを登録してください。"),
    }

    def encrypt(self, text: str) -> str:
        """Return the secret under the city's key."""
        return crypto.encrypt(text, purpose=_PURPOSE, aad=_PLACE)

    def decrypt(self, encrypted_text: str) -> str:
        """Return a secret of the current city.

        :raises UndecipherableError: if it was altered or comes from another city.
        """
        return crypto.decrypt(encrypted_text, purpose=_PURPOSE, aad=_PLACE)

    def get_totp_issuer(self) -> str:
        """Return the name under which the authenticator app files the account."""
        return f"{mannaka_tenancy.require_current().name} Mannaka"

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Return whose passkeys they are: this host's, so that one city's open nothing at another's."""
        return {"id": context.request.get_host().partition(":")[0], "name": self.get_totp_issuer()}

    def generate_authenticator_name(self, user: User, type: Authenticator.Type) -> str:  # noqa: A002, ARG002
        """Return the name of a passkey that was given none: the device that it was made on."""
        return device_words(device_of(context.request.headers.get("User-Agent", "")))

    def build_totp_svg(self, url: str) -> str:
        """Return the QR code as a drawing that stands in the page itself: no data URI, no XML head."""
        return str(qrcode.make(url, image_factory=SvgPathImage).to_string(encoding="unicode"))
