"""What is referred, as somebody of the body sees and answers it: gone at once when the share behind it has ended."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from case_core.referrals.actions.accept_referral import accept_referral
from case_core.referrals.actions.decline_referral import decline_referral
from case_core.referrals.actions.finish_referral import finish_referral
from case_core.referrals.viewing import Referred, look_at_referral, peek_at_referral
from case_core.referrals.web.forms import DeclineForm, FinishForm
from case_core.sharing.errors import ShareOverError
from case_core.sharing.topics import topic_of_body
from case_core.sharing.web.partner_views import gone, shown_values
from mannaka_kit import clock
from mannaka_kit.live.origins import live_page
from mannaka_kit.ui.editions import unless_shown
from mannaka_kit.ui.sending import press_button, send_form, sent
from tenants.partners.web.access import PartnerRequest, partner_view


@require_safe
@live_page
@partner_view
def referred(request: PartnerRequest, referral_id: int) -> HttpResponse:
    """Show what is asked, and what is shared with it."""
    try:
        found = look_at_referral(request.partner, referral_id, at=clock.now())
    except ShareOverError:
        return gone(request)
    return render(request, "referred/referral.html", _values(request, found))


@require_safe
@partner_view
def news(request: PartnerRequest, referral_id: int) -> HttpResponse:
    """Bring an open page up to date; where the share has ended, the page is emptied."""
    try:
        edition = peek_at_referral(request.partner, referral_id, at=clock.now()).edition
        return unless_shown(request, edition, lambda: _shown(request, referral_id))
    except ShareOverError:
        return render(request, "shared/emptied.html")


@require_POST
@partner_view
def accept(request: PartnerRequest, referral_id: int) -> HttpResponse:
    """Take the matter."""
    return press_button(
        request,
        scope="referral.accept",
        act=lambda: accept_referral(referral_id=referral_id, actor=request.partner, at=clock.now()),
        location=reverse("referred:referral", args=[referral_id]),
        done=_("引き受けたことをセンターに伝えました。終わったら、結果を報告してください。"),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@live_page
@partner_view
def decline(request: PartnerRequest, referral_id: int) -> HttpResponse:
    """Say that the body does not take the matter, and why."""
    form = DeclineForm(**sent(request))

    def act() -> str:
        told = {"why": form.reason, "words": form.cleaned_data["words"]}
        decline_referral(referral_id=referral_id, actor=request.partner, at=clock.now(), **told)
        return reverse("partnerdesk:desk")

    done = _("辞退の返事をセンターに伝えました。この相談は、もう表示されません。")
    moved_on = send_form(request, form, scope="referral.decline", act=act, done=done)
    return moved_on or _form_page(request, referral_id, form, "referred/decline.html")


@require_http_methods(["GET", "HEAD", "POST"])
@live_page
@partner_view
def finish(request: PartnerRequest, referral_id: int) -> HttpResponse:
    """Tell what came of it."""
    form = FinishForm(is_of_body=True, **sent(request))

    def act() -> str:
        finish_referral(referral_id=referral_id, result=form.result(), actor=request.partner, at=clock.now())
        return reverse("referred:referral", args=[referral_id])

    moved_on = send_form(request, form, scope="referral.finish", act=act, done=_("結果をセンターに報告しました。"))
    return moved_on or _form_page(request, referral_id, form, "referred/finish.html")


def _form_page(
    request: PartnerRequest, referral_id: int, form: DeclineForm | FinishForm, template: str
) -> HttpResponse:
    """Show the form; where the share has ended meanwhile, what was typed is given back on the page that says so."""
    try:
        found = peek_at_referral(request.partner, referral_id, at=clock.now())
    except ShareOverError:
        return gone(request, typed=form.data.get("words", ""))
    return render(request, template, {"partner": request.partner, "referral": found.referral, "form": form})


def _shown(request: PartnerRequest, referral_id: int) -> HttpResponse:
    found = look_at_referral(request.partner, referral_id, at=clock.now())
    return render(request, "shared/shown.html", _values(request, found))


def _values(request: PartnerRequest, found: Referred) -> dict[str, Any]:
    return {
        **shown_values(request, found.shown),
        "referral": found.referral,
        "beside": "referred/asked.html",
        "edition": found.edition,
        "is_late": found.referral.is_late_on(clock.today()),
        "live_topics": [topic_of_body(request.partner.organization_id)],
    }
