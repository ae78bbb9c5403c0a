"""The letter with a link, for the clerk: made with a number that is shown once, and printed for the post."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from case_core.cases.web.desk import centre_view
from case_core.printing.web.views import pdf_answer
from case_core.referrals.actions.print_letter import print_letter
from case_core.referrals.actions.send_letter import send_letter
from case_core.referrals.letter_states import LetterStanding
from case_core.referrals.letters import LetterGiven, standing_of, takes_letters
from case_core.referrals.models import Referral
from case_core.referrals.selectors import referral_for
from mannaka_kit import clock, pdf
from mannaka_kit.errors import AnticipatedError, NotAllowedError, NotFoundError
from mannaka_kit.idempotency import Result
from mannaka_kit.ui.sending import ConfirmForm, act_once, sent
from tenants.accounts.web.access import StaffRequest

_TONES = {
    LetterStanding.NONE: "warning",
    LetterStanding.WAITING: "key",
    LetterStanding.OPENED: "success",
    LetterStanding.EXPIRED: "error",
    LetterStanding.LOCKED: "error",
}


@require_http_methods(["GET", "HEAD", "POST"])
@centre_view
def give(request: StaffRequest, referral_id: int) -> HttpResponse:
    """Make a link, and show its number in the answer itself: it rests nowhere."""
    referral = referral_for(request.actor, referral_id)
    form, given = ConfirmForm(**sent(request)), list[LetterGiven]()

    def act() -> Result:
        given.append(send_letter(referral_id=referral_id, actor=request.actor, at=clock.now()))
        return Result(location=reverse("referrals:referral", args=[referral_id]))

    result = act_once(request, form, scope="referral.letter", act=act)
    if result is not None and result.is_replay:
        messages.info(request, _("リンクは、すでに作りました。確認番号は一度だけ表示しました。"))
        return redirect(result.location)
    values = {"case": referral.grant.case, "referral": referral, "body": referral.organization, "form": form}
    if result is None:
        return render(request, "referrals/letter.html", {**values, **letter_values(referral)})
    made = given[0]
    return render(request, "referrals/letter_given.html", {**values, "referral": made.referral, "code": made.code})


@require_POST
@centre_view
def paper(request: StaffRequest, referral_id: int) -> HttpResponse:
    """Print the letter, for the post."""
    try:
        return pdf_answer(print_letter(referral_id=referral_id, actor=request.actor, at=clock.now()))
    except (NotFoundError, NotAllowedError):
        raise
    except AnticipatedError as error:
        messages.error(request, str(error))
        return redirect("referrals:referral", referral_id)


def letter_values(referral: Referral) -> dict[str, Any]:
    """Return what a page of the clerk's says of a referral's letter; nothing where the body gets none."""
    if not takes_letters(referral):
        return {}
    standing = standing_of(referral, at=clock.now())
    return {
        "letter": standing,
        "letter_tone": _TONES.get(standing, "neutral"),
        "may_print": standing == LetterStanding.WAITING and not pdf.what_is_missing(),
    }
