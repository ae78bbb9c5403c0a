"""The page on which administrators settle the times of long talks."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from case_core.talks.actions.change_talk_stages import change_talk_stages
from case_core.talks.selectors import stages_for
from case_core.talks.web.forms import StagesForm
from mannaka_kit import clock
from mannaka_kit.ui.sending import send_form, sent
from tenants.accounts.roles import Role
from tenants.accounts.web.access import StaffRequest, staff_view


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(Role.ADMINISTRATOR)
def stages(request: StaffRequest) -> HttpResponse:
    """Settle three times, and what to say at each."""
    form = StagesForm.of(stages_for(request.actor), **sent(request))

    def act() -> str:
        change_talk_stages(told=form.told(), actor=request.actor, at=clock.now())
        return reverse("talk_stages:stages")

    moved_on = send_form(request, form, scope="talk.stages", act=act, done=_("長い話の目安を変更しました。"))
    return moved_on or render(request, "talks/stages.html", {"form": form})
