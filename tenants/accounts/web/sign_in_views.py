"""allauth's pages of passwords and apps, each with its line in the audit."""

from typing import TYPE_CHECKING, Any, cast

from allauth.account.decorators import reauthentication_required
from allauth.account.views import PasswordSetView
from allauth.account.views import ReauthenticateView as PasswordAgain
from allauth.mfa.base.views import IndexView
from allauth.mfa.base.views import ReauthenticateView as CodeAgain
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache

from mannaka_kit import clock
from tenants.accounts.actions.record_sign_in_step import record_sign_in_step
from tenants.accounts.homes import home_of
from tenants.accounts.second_factor import concerns
from tenants.accounts.selectors import actor_for, authenticator_app_of
from tenants.accounts.sessions_listed import notices_for
from tenants.accounts.sign_in.set_up import show_codes
from tenants.accounts.sign_in.single_use import use_up
from tenants.accounts.sign_in.state import sign_in_state
from tenants.accounts.sign_in_steps import SignInStep

if TYPE_CHECKING:
    from tenants.accounts.models import User


@method_decorator([never_cache, login_required, reauthentication_required(app="allauth.account")], name="dispatch")
class SetPassword(PasswordSetView):  # type: ignore[misc]  # untyped base
    """Choose a first password: for whoever came by an invitation and cannot use a passkey."""

    def get_default_success_url(self) -> str:
        """Return where the authenticator app is registered: a password alone opens nothing to them."""
        return reverse("mfa_activate_totp")


@method_decorator(never_cache, name="dispatch")
class AddSecondFactor(ActivateTOTPView):  # type: ignore[misc]  # untyped base
    """Register an authenticator app."""

    @transaction.atomic
    def form_valid(self, form: Any) -> HttpResponse:
        """Keep the app, use its first code up, and record it."""
        response: HttpResponse = super().form_valid(form)
        user = self.request.user
        use_up(authenticator_app_of(user), form.cleaned_data["code"])
        record_sign_in_step(user=user, step=SignInStep.SECOND_FACTOR_ADDED, at=clock.now())
        if self.did_generate_recovery_codes:
            show_codes(self.request.session)
        return response


@method_decorator(never_cache, name="dispatch")
class RemoveSecondFactor(DeactivateTOTPView):  # type: ignore[misc]  # untyped base
    """Remove the authenticator app."""

    @transaction.atomic
    def form_valid(self, form: Any) -> HttpResponse:
        """Remove the app and record it."""
        response: HttpResponse = super().form_valid(form)
        record_sign_in_step(user=self.request.user, step=SignInStep.SECOND_FACTOR_REMOVED, at=clock.now())
        return response


@method_decorator(never_cache, name="dispatch")
class MakeRecoveryCodes(GenerateRecoveryCodesView):  # type: ignore[misc]  # untyped base
    """Make new recovery codes."""

    @transaction.atomic
    def form_valid(self, form: Any) -> HttpResponse:
        """Make the codes and record it."""
        response: HttpResponse = super().form_valid(form)
        record_sign_in_step(user=self.request.user, step=SignInStep.RECOVERY_CODES_MADE, at=clock.now())
        show_codes(self.request.session)
        return response


class _Confirmed:
    """Mix-in that records the proof of who acts."""

    request: HttpRequest

    def form_valid(self, form: Any) -> HttpResponse:
        """Record the proof and go on to what it was needed for."""
        record_sign_in_step(user=cast("User", self.request.user), step=SignInStep.CONFIRMED, at=clock.now())
        response: HttpResponse = super().form_valid(form)  # type: ignore[misc]  # allauth's view is the next class
        return response


@method_decorator(never_cache, name="dispatch")
class ConfirmByPassword(_Confirmed, PasswordAgain):  # type: ignore[misc]  # untyped base
    """The password once more, before something delicate."""


@method_decorator(never_cache, name="dispatch")
class ConfirmByCode(_Confirmed, CodeAgain):  # type: ignore[misc]  # untyped base
    """A code once more, before something delicate."""


@method_decorator(never_cache, name="dispatch")
class Account(IndexView):  # type: ignore[misc]  # untyped base
    """How a person signs in, and what changed in it."""

    def get_context_data(self, **values: Any) -> dict[str, Any]:
        """Add what the city's rule asks of the person, and what they are to be told."""
        context = super().get_context_data(**values)
        user, today = self.request.user, clock.today()
        actor = actor_for(user, on=today)
        state = sign_in_state(user, on=today)
        return {
            **context,
            "passkeys": context["authenticators"].get("webauthn", []),
            "notices": notices_for(actor),
            "home": home_of(user),
            "needed_now": concerns(state.rule, actor),
            "needed_from": state.owed_from(actor),
        }
