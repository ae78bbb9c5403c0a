"""allauth's pages, each with its line in the audit."""

from typing import Any

from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from django.db import transaction
from django.http import HttpResponse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache

from mannaka_kit import clock
from tenants.accounts.actions.record_sign_in_step import record_sign_in_step
from tenants.accounts.selectors import authenticator_app_of
from tenants.accounts.sign_in.single_use import use_up
from tenants.accounts.sign_in_steps import SignInStep


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
        return response
