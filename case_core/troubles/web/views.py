"""The page on which the troubles of a case are ticked."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from case_core.cases.selectors import case_for
from case_core.cases.web.desk import centre_view
from case_core.troubles.actions.tick_troubles import tick_troubles
from case_core.troubles.selectors import items_to_tick, ticks_of, troubles_of
from case_core.troubles.web.forms import TroublesForm
from mannaka_kit import clock
from mannaka_kit.ui.sending import send_form
from tenants.accounts.web.access import StaffRequest


@require_http_methods(["GET", "HEAD", "POST"])
@centre_view
def troubles(request: StaffRequest, case_id: int) -> HttpResponse:
    """Tick what troubles the people of a case; whoever is second sees what the first one ticked."""
    case = case_for(request.actor, case_id)
    now = ticks_of(case_id)
    initial = {**TroublesForm.initial_of(now), "seen": now.edition}
    form = TroublesForm(request.POST or None, items=lambda: items_to_tick(case, on=clock.today()), initial=initial)

    def act() -> str:
        told = {"ticks": form.ticks(), "seen": form.cleaned_data["seen"]}
        tick_troubles(case_id=case_id, actor=request.actor, at=clock.now(), **told)
        return reverse("relations:person", args=[case_id])

    sent = send_form(request, form, scope="troubles.tick", act=act, done=_("困りごとを登録しました。"))
    context = {"case": case, "form": form, "now": troubles_of(request.actor, case), "seen": now.edition}
    return sent or render(request, "troubles/troubles.html", context)
