"""What a body answered by telephone or on paper, written down by a clerk."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from case_core.cases.web.desk import centre_view
from case_core.referrals.actions.accept_referral import accept_referral
from case_core.referrals.actions.decline_referral import decline_referral
from case_core.referrals.actions.finish_referral import finish_referral
from case_core.referrals.selectors import referral_for
from case_core.referrals.web.forms import DeclineForm, FinishForm
from mannaka_kit import clock
from mannaka_kit.ui.sending import press_button, send_form, sent
from tenants.accounts.web.access import StaffRequest


@require_POST
@centre_view
def accept(request: StaffRequest, referral_id: int) -> HttpResponse:
    """Write down that the body takes it."""
    return press_button(
        request,
        scope="referral.accept",
        act=lambda: accept_referral(referral_id=referral_id, actor=request.actor, at=clock.now()),
        location=reverse("referrals:referral", args=[referral_id]),
        done=_("紹介先が引き受けたことを記録しました。"),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@centre_view
def decline(request: StaffRequest, referral_id: int) -> HttpResponse:
    """Write down that the body does not take it."""
    referral = referral_for(request.actor, referral_id)
    form = DeclineForm(**sent(request))

    def act() -> str:
        told = {"why": form.reason, "words": form.cleaned_data["words"]}
        decline_referral(referral_id=referral_id, actor=request.actor, at=clock.now(), **told)
        return reverse("referrals:referral", args=[referral_id])

    moved_on = send_form(request, form, scope="referral.decline", act=act, done=_("辞退の返事を記録しました。"))
    values = {"case": referral.grant.case, "referral": referral, "form": form}
    return moved_on or render(request, "referrals/decline.html", values)


@require_http_methods(["GET", "HEAD", "POST"])
@centre_view
def finish(request: StaffRequest, referral_id: int) -> HttpResponse:
    """Write down what came of it at the body."""
    referral = referral_for(request.actor, referral_id)
    form = FinishForm(is_of_body=False, **sent(request))

    def act() -> str:
        finish_referral(referral_id=referral_id, result=form.result(), actor=request.actor, at=clock.now())
        return reverse("referrals:referral", args=[referral_id])

    moved_on = send_form(request, form, scope="referral.finish", act=act, done=_("紹介の結果を記録しました。"))
    values = {"case": referral.grant.case, "referral": referral, "form": form}
    return moved_on or render(request, "referrals/finish.html", values)
