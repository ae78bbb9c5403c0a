"""The roster of a month, and its duties one by one."""

from datetime import date, timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from case_core.roster import selectors
from case_core.roster.actions.add_duty import add_duty
from case_core.roster.actions.change_duty import change_duty
from case_core.roster.actions.remove_duty import remove_duty
from case_core.roster.policies import READERS, can_keep_roster
from case_core.roster.swap_reads import swaps_waiting_for
from case_core.roster.web.forms import DutyForm, NewDutyForm, RemoveDutyForm
from mannaka_kit import clock
from mannaka_kit.ui.sending import send_form, sent
from tenants.accounts.roles import Role
from tenants.accounts.web.access import StaffRequest, staff_view

KEEPERS = (Role.ADMINISTRATOR, Role.CENTRE_STAFF)
YEARS = range(2000, 2100)  # the law of holidays as it is written
_A_MONTH = timedelta(days=31)


@require_safe
@staff_view(*READERS)
def month(request: StaffRequest) -> HttpResponse:
    """Show a month."""
    first = _month_asked(request.GET.get("month", ""))
    values = {
        "month": first,
        "before": (first - timedelta(days=1)).replace(day=1),
        "after": (first + _A_MONTH).replace(day=1),
        "found": selectors.month_for(request.actor, first),
        "keeps": bool(can_keep_roster(request.actor)),
        "me": selectors.own_counsellor(request.actor, on=clock.today()),
        "today": clock.today(),
        "swaps_waiting": swaps_waiting_for(request.actor, on=clock.today()),
    }
    return render(request, "roster/month.html", values)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(*KEEPERS)
def add(request: StaffRequest) -> HttpResponse:
    """Put somebody on duty."""
    people = selectors.counsellors_for(request.actor, on=clock.today())
    form = NewDutyForm(**{"initial": _asked_day(request), **sent(request)}, people=people)

    def act() -> str:
        duty = add_duty(actor=request.actor, at=clock.now(), **form.told())
        return _month_of(duty.on)

    moved_on = send_form(request, form, scope="duty.add", act=act, done=gettext("当番を加えました。"))
    return moved_on or render(request, "roster/add_duty.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(*KEEPERS)
def change(request: StaffRequest, duty_id: int) -> HttpResponse:
    """Change a duty, or lock it."""
    people = selectors.counsellors_for(request.actor, on=clock.today())
    duty = selectors.duty_for(request.actor, duty_id)
    form = DutyForm.of(duty, people=people, **sent(request))

    def act() -> str:
        changed = change_duty(duty_id=duty_id, actor=request.actor, at=clock.now(), **form.told())
        return _month_of(changed.on)

    moved_on = send_form(request, form, scope="duty.change", act=act, done=gettext("当番を変更しました。"))
    values = {"form": form, "duty": duty, "departures": selectors.departures_on(request.actor, duty.on)}
    return moved_on or render(request, "roster/change_duty.html", values)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(*KEEPERS)
def remove(request: StaffRequest, duty_id: int) -> HttpResponse:
    """Take a duty off the roster."""
    form = RemoveDutyForm(**sent(request))

    def act() -> str:
        remove_duty(duty_id=duty_id, actor=request.actor, at=clock.now(), **form.cleaned_data)
        return reverse("roster:month")

    moved_on = send_form(request, form, scope="duty.remove", act=act, done=gettext("当番を外しました。"))
    if moved_on:
        return moved_on
    values = {"form": form, "duty": selectors.duty_for(request.actor, duty_id)}
    return render(request, "roster/remove_duty.html", values)


def _month_asked(text: str) -> date:
    """Return the first day of the month that the address names, or of this one."""
    try:
        day = date.fromisoformat(f"{text}-01")
    except ValueError:
        return clock.today().replace(day=1)
    return day if day.year in YEARS else clock.today().replace(day=1)


def _asked_day(request: StaffRequest) -> dict[str, str]:
    """Fill in what was pressed in the table."""
    return {name: request.GET[name] for name in ("on", "counsellor", "begins", "ends", "kind") if name in request.GET}


def _month_of(on: date) -> str:
    return f"{reverse('roster:month')}?month={on:%Y-%m}"
