"""What the centre refers: the page of the case, a new referral, one referral, taking it back."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from case_core.cases.deadlines import section_due
from case_core.cases.selectors import case_for
from case_core.cases.web.desk import centre_view
from case_core.drafts.states import FormName
from case_core.drafts.web.keeping import keeps_draft
from case_core.referrals.actions.revoke_referral import revoke_referral
from case_core.referrals.actions.send_referral import send_referral
from case_core.referrals.selectors import referral_for, referrals_of
from case_core.referrals.web.forms import LetterForm, ReferForm, RevokeForm
from case_core.referrals.web.letter_views import letter_values
from case_core.referrals.web.tones import tone_of
from case_core.sharing.selectors import people_of_bodies, possible_bodies, preview_of, share_for, standing_of
from mannaka_kit import clock
from mannaka_kit.ui.sending import send_form, sent
from tenants.accounts.web.access import StaffRequest


@require_safe
@centre_view
def of_case(request: StaffRequest, case_id: int) -> HttpResponse:
    """Show to whom a case was referred, and what came of it."""
    case = case_for(request.actor, case_id)
    today = clock.today()
    rows = [(each, tone_of(each, on=today), each.is_late_on(today)) for each in referrals_of(request.actor, case)]
    return render(request, "referrals/of_case.html", {"case": case, "rows": rows})


@require_http_methods(["GET", "HEAD", "POST"])
@centre_view
@keeps_draft(FormName.REFER)
def new(request: StaffRequest, case_id: int) -> HttpResponse:
    """Refer a case, and share with it what the body needs."""
    case = case_for(request.actor, case_id)
    bodies = list(possible_bodies(request.actor, goes_out=True))
    form = ReferForm(bodies=bodies, people=people_of_bodies(request.actor), **sent(request))
    form.say_default(section_due(clock.now()))

    def act() -> str:
        referral = send_referral(
            case_id=case_id, letter=form.letter(), share=form.plan(), actor=request.actor, at=clock.now()
        )
        return reverse("referrals:referral", args=[referral.pk])

    done = _("紹介を決めました。相手に見える内容を確かめてください。")
    moved_on = send_form(request, form, scope="referral.send", act=act, done=done)
    return moved_on or render(request, "referrals/new.html", {"case": case, "form": form, "bodies": bodies})


@require_http_methods(["GET", "HEAD", "POST"])
@centre_view
def of_share(request: StaffRequest, share_id: int) -> HttpResponse:
    """Refer by a share that is there."""
    grant = share_for(request.actor, share_id)
    form = LetterForm(**sent(request))
    form.say_default(section_due(clock.now()))

    def act() -> str:
        referral = send_referral(
            case_id=grant.case_id, letter=form.letter(), share=share_id, actor=request.actor, at=clock.now()
        )
        return reverse("referrals:referral", args=[referral.pk])

    moved_on = send_form(request, form, scope="referral.of_share", act=act, done=_("紹介しました。"))
    return moved_on or render(request, "referrals/of_share.html", {"case": grant.case, "grant": grant, "form": form})


@require_safe
@centre_view
def one(request: StaffRequest, referral_id: int) -> HttpResponse:
    """Show one referral, its answer, and what the body sees of the case now."""
    referral = referral_for(request.actor, referral_id)
    today = clock.today()
    values = {
        "case": referral.grant.case,
        "referral": referral,
        "grant": referral.grant,
        "tone": tone_of(referral, on=today),
        "is_late": referral.is_late_on(today),
        "standing": standing_of(request.actor, [referral.grant])[0],
        "sections": preview_of(request.actor, referral.grant),
        **letter_values(referral),
    }
    return render(request, "referrals/referral.html", values)


@require_http_methods(["GET", "HEAD", "POST"])
@centre_view
def revoke(request: StaffRequest, referral_id: int) -> HttpResponse:
    """Take a referral back."""
    referral = referral_for(request.actor, referral_id)
    form = RevokeForm(**sent(request))

    def act() -> str:
        reason = form.cleaned_data["reason"]
        revoke_referral(referral_id=referral_id, reason=reason, actor=request.actor, at=clock.now())
        return reverse("referrals:of_case", args=[referral.case_id])

    done = _("紹介を取りやめました。相手の画面からも消えました。")
    moved_on = send_form(request, form, scope="referral.revoke", act=act, done=done)
    values = {"case": referral.grant.case, "referral": referral, "form": form}
    return moved_on or render(request, "referrals/revoke.html", values)
