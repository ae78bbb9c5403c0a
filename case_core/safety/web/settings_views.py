"""Pages on which administrators read and write what must be done about each risk."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from case_core.safety.actions.change_risk_rule import change_risk_rule
from case_core.safety.selectors import lists_for
from case_core.safety.states import RiskKind
from case_core.safety.web.forms import StepsForm
from mannaka_kit import clock
from mannaka_kit.ui.sending import send_form, sent
from tenants.accounts.roles import Role
from tenants.accounts.web.access import StaffRequest, staff_view


@require_safe
@staff_view(Role.ADMINISTRATOR)
def risks(request: StaffRequest) -> HttpResponse:
    """List what must be done about each risk."""
    lists = lists_for(request.actor)
    return render(request, "safety/risks.html", {"lists": [(kind, lists[kind]) for kind in RiskKind]})


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(Role.ADMINISTRATOR)
def change(request: StaffRequest, risk_kind: str) -> HttpResponse:
    """Write what must be done about a risk."""
    if risk_kind not in RiskKind.values:
        raise Http404
    form = StepsForm(**{"initial": {"steps": "\n".join(lists_for(request.actor)[risk_kind])}} | sent(request))

    def act() -> str:
        steps = form.cleaned_data["steps"].splitlines()
        change_risk_rule(kind=RiskKind(risk_kind), steps=steps, actor=request.actor, at=clock.now())
        return reverse("risks:risks")

    moved_on = send_form(request, form, scope="risk.rule", act=act, done=_("かならず行うことを変更しました。"))
    return moved_on or render(request, "safety/risk_rule.html", {"form": form, "kind": RiskKind(risk_kind)})
