"""What administrators settle of talks by video."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from case_core.meetings.actions.change_meeting_rules import change_meeting_rules
from case_core.meetings.selectors import rules_for
from case_core.meetings.web.forms import RulesForm
from mannaka_kit import clock
from mannaka_kit.ui.sending import send_form, sent
from tenants.accounts.roles import Role
from tenants.accounts.web.access import StaffRequest, staff_view
from tenants.plugins.kinds import meeting_channels


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(Role.ADMINISTRATOR)
def rules(request: StaffRequest) -> HttpResponse:
    """Settle by which service booths talk, and which number to call instead."""
    known = rules_for(request.actor)
    channels = list(meeting_channels())
    initial = {name: getattr(known, name) for name in RulesForm.base_fields}
    form = RulesForm(channels=channels, **{"initial": initial, **sent(request)})

    def act() -> str:
        change_meeting_rules(actor=request.actor, at=clock.now(), **form.cleaned_data)
        return reverse("meeting_settings:rules")

    done = _("ビデオ相談の決まりを変更しました。")
    moved_on = send_form(request, form, scope="meeting.rules", act=act, done=done)
    return moved_on or render(request, "meetings/rules.html", {"form": form, "channels": channels})
