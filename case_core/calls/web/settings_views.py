"""What administrators settle of calls."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from case_core.calls.actions.change_call_rules import change_call_rules
from case_core.calls.selectors import rules_for
from case_core.calls.web.forms import RulesForm
from mannaka_kit import clock
from mannaka_kit.ui.sending import send_form, sent
from tenants.accounts.roles import Role
from tenants.accounts.web.access import StaffRequest, staff_view


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(Role.ADMINISTRATOR)
def rules(request: StaffRequest) -> HttpResponse:
    """Settle how long calls are kept, and whether recordings are."""
    known = rules_for(request.actor)
    initial = {name: getattr(known, name) for name in RulesForm.base_fields}
    form = RulesForm(**{"initial": initial, **sent(request)})

    def act() -> str:
        change_call_rules(actor=request.actor, at=clock.now(), **form.cleaned_data)
        return reverse("call_settings:rules")

    moved_on = send_form(request, form, scope="call.rules", act=act, done=_("着信の決まりを変更しました。"))
    return moved_on or render(request, "calls/rules.html", {"form": form})
