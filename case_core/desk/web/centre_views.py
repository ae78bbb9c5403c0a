"""What the centre does with calls: make one, sit in, withdraw it."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from case_core.cases.deadlines import business_day_after
from case_core.cases.selectors import case_for
from case_core.cases.web.desk import centre_view
from case_core.desk.actions.sit_in import sit_in
from case_core.desk.actions.summon_officer import summon_officer
from case_core.desk.actions.withdraw_summons import withdraw_summons
from case_core.desk.selectors import rooms_in_use, summons_for
from case_core.desk.web.forms import SummonForm
from mannaka_kit import clock
from mannaka_kit.ui.sending import press_button, send_form
from tenants.accounts.web.access import StaffRequest
from tenants.hours.selectors import is_business_day
from tenants.organisation.selectors import sections_valid_on


@require_http_methods(["GET", "HEAD", "POST"])
@centre_view
def summon(request: StaffRequest, case_id: int) -> HttpResponse:
    """Call an officer to a room for a case."""
    case = case_for(request.actor, case_id)
    rooms = rooms_in_use(request.actor, at=clock.now())
    form = SummonForm(request.POST or None, sections=sections_valid_on(clock.today()), rooms=rooms, case=case)

    def act() -> str:
        summon_officer(
            case_id=case_id,
            section_id=int(form.cleaned_data["section"]),
            room_id=int(form.cleaned_data["room"]),
            purpose=form.cleaned_data["purpose"],
            actor=request.actor,
            at=clock.now(),
        )
        return reverse("console:case", args=[case_id])

    sent = send_form(request, form, scope="summons.make", act=act, done=_("呼び出しました。課の画面に表示されます。"))
    context = {"case": case, "form": form, "rooms": rooms, "back_on": _day_of_return()}
    return sent or render(request, "desk/summon.html", context)


def _day_of_return() -> date | None:
    """Return the day on which the sections work again, where they do not work today."""
    today = clock.today()
    return None if is_business_day(today) else business_day_after(today, 1)


@require_POST
@centre_view
def join(request: StaffRequest, summons_id: int) -> HttpResponse:
    """Sit in with the officer."""
    return press_button(
        request,
        scope="summons.sit_in",
        act=lambda: sit_in(summons_id=summons_id, actor=request.actor, at=clock.now()),
        location=_case_url(request, summons_id),
        done=_("同席を記録しました。"),
    )


@require_POST
@centre_view
def withdraw(request: StaffRequest, summons_id: int) -> HttpResponse:
    """Call the officer no longer."""
    return press_button(
        request,
        scope="summons.withdraw",
        act=lambda: withdraw_summons(summons_id=summons_id, actor=request.actor, at=clock.now()),
        location=_case_url(request, summons_id),
        done=_("呼び出しを取り消しました。"),
    )


def _case_url(request: StaffRequest, summons_id: int) -> str:
    return reverse("console:case", args=[summons_for(request.actor, summons_id).case_id])
