"""Risks of a case, and what must be done about each."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from case_core.cases.selectors import case_for
from case_core.cases.web.desk import centre_view
from case_core.drafts.states import FormName
from case_core.drafts.web.keeping import keeps_draft
from case_core.safety.actions.note_risk import note_risk
from case_core.safety.actions.tick_must_do import tick_must_do
from case_core.safety.selectors import barred_staff, case_of_step, risks_of, shield_for, shields_beside
from case_core.safety.states import RiskKind
from case_core.safety.web.forms import RiskForm, WhyNotForm
from case_core.shields.policies import can_lift_shield
from mannaka_kit import clock
from mannaka_kit.ui.sending import press_button, send_form, sent
from tenants.accounts.web.access import StaffRequest


@require_safe
@centre_view
def sheet(request: StaffRequest, case_id: int) -> HttpResponse:
    """Show what endangers the person, and what protects them."""
    case = case_for(request.actor, case_id)
    shield = shield_for(request.actor, case.party)
    context = {
        "case": case,
        "shield": shield,
        "barred": list(barred_staff(request.actor, shield)) if shield else [],
        "may_lift": can_lift_shield(request.actor),
        "beside": shields_beside(request.actor, case),
        "risks": list(risks_of(request.actor, case)),
    }
    return render(request, "safety/sheet.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@centre_view
@keeps_draft(FormName.RISK)
def note(request: StaffRequest, case_id: int) -> HttpResponse:
    """Note a risk."""
    case = case_for(request.actor, case_id)
    form = RiskForm(**sent(request))

    def act() -> str:
        told = form.cleaned_data
        note_risk(
            case_id=case_id, kind=RiskKind(told["kind"]), signs=told["signs"], actor=request.actor, at=clock.now()
        )
        return reverse("safety:sheet", args=[case_id])

    done = _("記録しました。かならず行うことを、上から順に確かめてください。")
    moved_on = send_form(request, form, scope="risk.note", act=act, done=done)
    return moved_on or render(request, "safety/risk.html", {"case": case, "form": form})


@require_POST
@centre_view
def tick(request: StaffRequest, step_id: int) -> HttpResponse:
    """Say that something was done, or why not."""
    form = WhyNotForm(request.POST)
    case_id = case_of_step(request.actor, step_id)
    return press_button(
        request,
        scope="risk.tick",
        act=lambda: tick_must_do(step_id=step_id, why_not=form.told(), actor=request.actor, at=clock.now()),
        location=reverse("safety:sheet", args=[case_id]),
        done=_("記録しました。"),
    )
