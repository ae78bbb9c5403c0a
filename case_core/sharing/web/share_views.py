"""What the centre shares of a case: the page of the case, a new share, one share as the body sees it."""

from typing import Final

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from case_core.cases.selectors import case_for
from case_core.cases.web.desk import centre_view
from case_core.drafts.states import FormName
from case_core.drafts.web.keeping import keeps_draft
from case_core.sharing.actions.approve_share import approve_share
from case_core.sharing.actions.grant_share import grant_share
from case_core.sharing.actions.revoke_share import revoke_share
from case_core.sharing.projection import is_reach_hidden
from case_core.sharing.selectors import (
    Standing,
    looks_at,
    people_of_bodies,
    possible_bodies,
    preview_of,
    share_for,
    shares_of,
    standing_of,
)
from case_core.sharing.states import Closed
from case_core.sharing.web.forms import RevokeForm, ShareForm
from mannaka_kit import clock
from mannaka_kit.ui.sending import press_button, send_form, sent
from tenants.accounts.web.access import StaffRequest

_WAITS: Final = frozenset({Closed.SECOND_PERSON, Closed.PLANNED})
_OVER: Final = frozenset({Closed.REVOKED, Closed.OVER})


@require_safe
@centre_view
def of_case(request: StaffRequest, case_id: int) -> HttpResponse:
    """Show with whom a case is shared, and who looked."""
    case = case_for(request.actor, case_id)
    standings = standing_of(request.actor, shares_of(request.actor, case))
    values = {
        "case": case,
        "standings": [(each, tone_of(each)) for each in standings],
        "looks": looks_at(request.actor, case),
    }
    return render(request, "sharing/of_case.html", values)


@require_http_methods(["GET", "HEAD", "POST"])
@centre_view
@keeps_draft(FormName.SHARE)
def new(request: StaffRequest, case_id: int) -> HttpResponse:
    """Share a case."""
    case = case_for(request.actor, case_id)
    bodies = list(possible_bodies(request.actor))
    form = ShareForm(bodies=bodies, people=people_of_bodies(request.actor), **sent(request))

    def act() -> str:
        grant = grant_share(case_id=case_id, plan=form.plan(), actor=request.actor, at=clock.now())
        return reverse("sharing:share", args=[grant.pk])

    done = _("共有を決めました。相手に見える内容を確かめてください。")
    moved_on = send_form(request, form, scope="share.grant", act=act, done=done)
    return moved_on or render(request, "sharing/new.html", {"case": case, "form": form, "bodies": bodies})


@require_safe
@centre_view
def one(request: StaffRequest, share_id: int) -> HttpResponse:
    """Show one share, and what the body sees of it now."""
    grant = share_for(request.actor, share_id)
    standing = standing_of(request.actor, [grant])[0]
    values = {
        "case": grant.case,
        "grant": grant,
        "standing": standing,
        "tone": tone_of(standing),
        "sections": preview_of(request.actor, grant),
        "is_reach_hidden": is_reach_hidden(grant.case.party, standing.sight.classes),
        "waits_for_second": standing.sight.closed == Closed.SECOND_PERSON,
        "is_own": grant.created_by_id == request.actor.user_id,
        "may_refer": standing.sight.closed not in _OVER and not grant.case.is_closed,
    }
    return render(request, "sharing/share.html", values)


@require_POST
@centre_view
def approve(request: StaffRequest, share_id: int) -> HttpResponse:
    """Agree as the second person."""
    return press_button(
        request,
        scope="share.approve",
        act=lambda: approve_share(grant_id=share_id, actor=request.actor, at=clock.now()),
        location=reverse("sharing:share", args=[share_id]),
        done=_("共有を確認しました。相手の機関から見えるようになりました。"),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@centre_view
def revoke(request: StaffRequest, share_id: int) -> HttpResponse:
    """End a share."""
    grant = share_for(request.actor, share_id)
    form = RevokeForm(**sent(request))

    def act() -> str:
        revoke_share(grant_id=share_id, reason=form.cleaned_data["reason"], actor=request.actor, at=clock.now())
        return reverse("sharing:of_case", args=[grant.case_id])

    done = _("共有を取りやめました。相手の画面からも消えました。")
    moved_on = send_form(request, form, scope="share.revoke", act=act, done=done)
    return moved_on or render(request, "sharing/revoke.html", {"case": grant.case, "grant": grant, "form": form})


def tone_of(standing: Standing) -> str:
    """Return the tone in which a share's standing is shown."""
    closed = standing.sight.closed
    if closed is None:
        return "success"
    if closed in _WAITS:
        return "warning"
    return "neutral" if closed in _OVER else "error"
