"""What people of a case agreed to: the register, recording, taking back."""

from typing import Final

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from case_core.cases.selectors import case_for
from case_core.cases.web.desk import centre_view
from case_core.consents.actions.record_consent import record_consent
from case_core.consents.actions.withdraw_consent import withdraw_consent
from case_core.consents.models import Consent
from case_core.consents.selectors import consent_for, consents_of, possible_givers, possible_recipients
from case_core.consents.states import Manner
from case_core.consents.web.forms import ConsentForm, WithdrawalForm
from case_core.drafts.states import FormName
from case_core.drafts.web.keeping import keeps_draft
from mannaka_kit import clock
from mannaka_kit.ui.sending import send_form, sent
from tenants.accounts.web.access import StaffRequest

_HOLDS: Final = (_("有効"), "success")
_TAKEN: Final = (_("撤回された"), "error")
_OVER: Final = (_("期限切れ"), "neutral")


@require_safe
@centre_view
def of_case(request: StaffRequest, case_id: int) -> HttpResponse:
    """Show what was agreed to in a case."""
    case = case_for(request.actor, case_id)
    consents = [(consent, *_standing(consent)) for consent in consents_of(request.actor, case)]
    return render(request, "consents/of_case.html", {"case": case, "consents": consents})


@require_http_methods(["GET", "HEAD", "POST"])
@centre_view
@keeps_draft(FormName.CONSENT)
def record(request: StaffRequest, case_id: int) -> HttpResponse:
    """Record that somebody agreed."""
    case = case_for(request.actor, case_id)
    bodies = list(possible_recipients(request.actor))
    form = ConsentForm(people=possible_givers(request.actor, case), bodies=bodies, **sent(request))

    def act() -> str:
        record_consent(case_id=case_id, agreed=form.agreed(), actor=request.actor, at=clock.now())
        return reverse("consents:of_case", args=[case_id])

    moved_on = send_form(request, form, scope="consent.record", act=act, done=_("同意を記録しました。"))
    return moved_on or render(request, "consents/record.html", {"case": case, "form": form, "bodies": bodies})


@require_http_methods(["GET", "HEAD", "POST"])
@centre_view
def withdraw(request: StaffRequest, consent_id: int) -> HttpResponse:
    """Record that it was taken back."""
    consent = consent_for(request.actor, consent_id)
    form = WithdrawalForm(**sent(request))

    def act() -> str:
        told = {"how": Manner(form.cleaned_data["how"]), "note": form.cleaned_data["note"]}
        withdraw_consent(consent_id=consent_id, actor=request.actor, at=clock.now(), **told)
        return reverse("consents:of_case", args=[consent.case_id])

    done = _("同意の撤回を記録しました。この同意による共有は、いま終わりました。")
    moved_on = send_form(request, form, scope="consent.withdraw", act=act, done=done)
    return moved_on or render(
        request, "consents/withdraw.html", {"case": consent.case, "consent": consent, "form": form}
    )


def _standing(consent: Consent) -> tuple[object, str]:
    if consent.withdrawn_at is not None:
        return _TAKEN
    return _HOLDS if consent.holds_at(clock.now()) else _OVER
