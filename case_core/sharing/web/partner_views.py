"""What is shared, as somebody of the body sees it: asked anew at each look, gone at once when it has ended."""

from http import HTTPStatus
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from case_core.sharing.actions.comment_on_share import comment_on_share
from case_core.sharing.errors import ShareOverError
from case_core.sharing.topics import topic_of_body
from case_core.sharing.viewing import Shown, look_at_share, peek_at_share
from case_core.sharing.web.forms import CommentForm
from mannaka_kit import clock
from mannaka_kit.live.origins import live_page
from mannaka_kit.ui.editions import unless_shown
from mannaka_kit.ui.sending import send_form, sent
from tenants.partners.web.access import PartnerRequest, partner_view


@require_safe
@live_page
@partner_view
def shared(request: PartnerRequest, share_id: int) -> HttpResponse:
    """Show what is shared."""
    try:
        shown = look_at_share(request.partner, share_id, at=clock.now())
    except ShareOverError:
        return gone(request)
    return render(request, "shared/shared.html", {**shown_values(request, shown), "form": CommentForm()})


@require_safe
@partner_view
def news(request: PartnerRequest, share_id: int) -> HttpResponse:
    """Bring an open page up to date; where the share has ended, the page is emptied."""
    try:
        edition = peek_at_share(request.partner, share_id, at=clock.now()).edition
        return unless_shown(request, edition, lambda: _shown(request, share_id))
    except ShareOverError:
        return render(request, "shared/emptied.html")


@require_http_methods(["GET", "HEAD", "POST"])
@live_page
@partner_view
def comment(request: PartnerRequest, share_id: int) -> HttpResponse:
    """Write something to the centre; a page without the form leads back to it."""
    form = CommentForm(**sent(request))

    def act() -> str:
        comment_on_share(grant_id=share_id, words=form.cleaned_data["words"], actor=request.partner, at=clock.now())
        return reverse("shared:shared", args=[share_id])

    moved_on = send_form(request, form, scope="share.comment", act=act, done=_("センターに伝えました。"))
    if moved_on is not None:
        return moved_on
    try:
        shown = look_at_share(request.partner, share_id, at=clock.now())
    except ShareOverError:
        return gone(request, typed=form.data.get("words", ""))
    return render(request, "shared/shared.html", {**shown_values(request, shown), "form": form})


def _shown(request: PartnerRequest, share_id: int) -> HttpResponse:
    shown = look_at_share(request.partner, share_id, at=clock.now())
    return render(request, "shared/shown.html", shown_values(request, shown))


def shown_values(request: PartnerRequest, shown: Shown) -> dict[str, Any]:
    """Return what a page that shows a share, or more with it, is made of."""
    return {
        "partner": request.partner,
        "shown": shown,
        "grant": shown.grant,
        "sections": shown.sections,
        "is_reach_hidden": shown.is_reach_hidden,
        "now": clock.now(),
        "live_topics": [topic_of_body(request.partner.organization_id)],
        "edition": shown.edition,
    }


def gone(request: PartnerRequest, *, typed: str = "") -> HttpResponse:
    """Say that a share has ended, and give back what somebody had typed for the centre: it was sent to nobody."""
    values = {"partner": request.partner, "typed": typed}
    return render(request, "shared/gone.html", values, status=HTTPStatus.GONE)
