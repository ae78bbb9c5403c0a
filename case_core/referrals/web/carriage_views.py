"""The copy of a referral for the body's own system: sent once more."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from case_core.cases.web.desk import centre_view
from case_core.referrals.actions.carry_again import carry_again
from mannaka_kit import clock
from mannaka_kit.ui.sending import press_button
from tenants.accounts.web.access import StaffRequest


@require_POST
@centre_view
def again(request: StaffRequest, referral_id: int) -> HttpResponse:
    """Try at once."""
    return press_button(
        request,
        scope="referral.carry",
        act=lambda: carry_again(referral_id=referral_id, actor=request.actor, at=clock.now()),
        location=reverse("referrals:referral", args=[referral_id]),
        done=_("相手のシステムに、もう一度送っています。"),
    )
