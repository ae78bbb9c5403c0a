"""Pages on which administrators settle in how many days the city answers."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from case_core.deadlines.actions.change_deadline_rules import change_deadline_rules
from case_core.deadlines.actions.change_section_deadline import change_section_deadline
from case_core.deadlines.rules import city_rules
from case_core.deadlines.selectors import SectionDays, section_days_for
from case_core.deadlines.web.forms import RulesForm, SectionDaysForm
from mannaka_kit import clock
from mannaka_kit.ui.sending import send_form, sent
from tenants.accounts.roles import Role
from tenants.accounts.web.access import StaffRequest, staff_view


@require_safe
@staff_view(Role.ADMINISTRATOR)
def deadlines(request: StaffRequest) -> HttpResponse:
    """Show the rules, and the sections with their own."""
    values = {"rules": city_rules(), "sections": section_days_for(request.actor, on=clock.today())}
    return render(request, "deadlines/deadlines.html", values)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(Role.ADMINISTRATOR)
def rules(request: StaffRequest) -> HttpResponse:
    """Change the city's rules."""
    settled = city_rules()
    initial = {"forward_days": settled.forward_days, "answer_days": settled.answer_days}
    form = RulesForm(**{"initial": initial, **sent(request)})

    def act() -> str:
        change_deadline_rules(actor=request.actor, at=clock.now(), **form.cleaned_data)
        return reverse("deadlines:deadlines")

    done = gettext("期限の決まりを変更しました。")
    answer = send_form(request, form, scope="deadline.rules", act=act, done=done)
    return answer or render(request, "deadlines/rules.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(Role.ADMINISTRATOR)
def section(request: StaffRequest, section_id: int) -> HttpResponse:
    """Give a section a number of days of its own."""
    found = _found(request, section_id)
    form = SectionDaysForm(**{"initial": {"answer_days": found.answer_days}, **sent(request)})

    def act() -> str:
        change_section_deadline(actor=request.actor, section_id=section_id, at=clock.now(), **form.cleaned_data)
        return reverse("deadlines:deadlines")

    done = gettext("課の日数を変更しました。")
    answer = send_form(request, form, scope="deadline.section", act=act, done=done)
    return answer or render(request, "deadlines/section.html", {"form": form, "section": found.section})


def _found(request: StaffRequest, section_id: int) -> SectionDays:
    for each in section_days_for(request.actor, on=clock.today()):
        if each.section.pk == section_id:
            return each
    raise Http404
