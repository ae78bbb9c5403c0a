"""allauth's pages of passkeys, each with its line in the audit."""

import json
from typing import Any

from allauth.account.mixins import NextRedirectMixin
from allauth.account.models import Login
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.webauthn import views as webauthn
from allauth.mfa.webauthn.internal import auth, flows
from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse, reverse_lazy
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache

from mannaka_kit import clock
from tenants.accounts.actions.record_failed_sign_in import record_failed_sign_in
from tenants.accounts.actions.record_sign_in_step import record_sign_in_step
from tenants.accounts.sign_in.set_up import show_codes
from tenants.accounts.sign_in_steps import SignInStep


@method_decorator(never_cache, name="dispatch")
class AddPasskey(webauthn.AddWebAuthnView):  # type: ignore[misc]  # untyped base
    """Register a passkey."""

    def get_context_data(self, **values: Any) -> dict[str, Any]:
        """Add what the browser must be asked: a passkey that knows its owner without a name."""
        context = super().get_context_data(**values)
        # After allauth's own: the later challenge is the one that counts.
        options = auth.begin_registration(self.request.user, passwordless=True)
        return {**context, "options": json.dumps(options)}

    @transaction.atomic
    def form_valid(self, form: Any) -> HttpResponse:
        """Keep the passkey and record it."""
        response: HttpResponse = super().form_valid(form)
        record_sign_in_step(user=self.request.user, step=SignInStep.PASSKEY_ADDED, at=clock.now())
        if self.did_generate_recovery_codes:
            show_codes(self.request.session)
        return response


@method_decorator(never_cache, name="dispatch")
class NamePasskey(webauthn.EditWebAuthnView):  # type: ignore[misc]  # untyped base
    """Give a passkey another name."""

    success_url = reverse_lazy("mfa_index")

    @transaction.atomic
    def form_valid(self, form: Any) -> HttpResponse:
        """Keep the name and record it."""
        response: HttpResponse = super().form_valid(form)
        record_sign_in_step(user=self.request.user, step=SignInStep.PASSKEY_RENAMED, at=clock.now())
        return response


@method_decorator(never_cache, name="dispatch")
class RemovePasskey(webauthn.RemoveWebAuthnView):  # type: ignore[misc]  # untyped base
    """Remove a passkey."""

    success_url = reverse_lazy("mfa_index")

    @transaction.atomic
    def form_valid(self, form: Any) -> HttpResponse:
        """Remove the passkey and record it."""
        response: HttpResponse = super().form_valid(form)
        record_sign_in_step(user=self.request.user, step=SignInStep.PASSKEY_REMOVED, at=clock.now())
        return response


@method_decorator(never_cache, name="dispatch")
class SignInByPasskey(NextRedirectMixin, webauthn.LoginWebAuthnView):  # type: ignore[misc]  # untyped base
    """Sign in with a passkey alone."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Sign the passkey's owner in, and go where they wanted to go."""
        passkey = form.cleaned_data["credential"]
        login = Login(user=passkey.user, redirect_url=self.get_next_url())
        response: HttpResponse = flows.perform_passwordless_login(self.request, passkey, login)
        return response

    def form_invalid(self, form: Any) -> HttpResponse:
        """Record the failure and say so on the sign-in page."""
        record_failed_sign_in(username="", at=clock.now())
        for message in form.errors.get("credential", []):
            messages.error(self.request, message)
        return HttpResponseRedirect(self.passthrough_next_url(reverse("account_login")))


class SecondFactor(AuthenticateView):  # type: ignore[misc]  # untyped base
    """Ask for the second factor: a passkey, a code of the app, a recovery code."""

    def get_context_data(self, **values: Any) -> dict[str, Any]:
        """Add what the browser must be asked, where the person has passkeys."""
        context = super().get_context_data(**values)
        return {**context, **_passkey_options(context["js_data"]["request_options"])}


@method_decorator(never_cache, name="dispatch")
class ConfirmByPasskey(webauthn.ReauthenticateWebAuthnView):  # type: ignore[misc]  # untyped base
    """Confirm with a passkey before something delicate."""

    def get_context_data(self, **values: Any) -> dict[str, Any]:
        """Add what the browser must be asked."""
        context = super().get_context_data(**values)
        return {**context, **_passkey_options(context["js_data"]["request_options"])}

    def form_valid(self, form: Any) -> HttpResponse:
        """Record the proof and go on."""
        record_sign_in_step(user=self.request.user, step=SignInStep.CONFIRMED, at=clock.now())
        response: HttpResponse = super().form_valid(form)
        return response

    def form_invalid(self, form: Any) -> HttpResponse:
        """Show the page again with what was wrong."""
        for message in form.errors.get("credential", []):
            messages.error(self.request, message)
        return HttpResponseRedirect(self.request.get_full_path())


def _passkey_options(options: dict[str, Any]) -> dict[str, Any]:
    has_passkey = bool(options["publicKey"].get("allowCredentials"))
    return {"options": json.dumps(options) if has_passkey else ""}
