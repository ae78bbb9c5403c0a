"""Pages on which administrators see and change the opening hours."""

from datetime import timedelta

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from mannaka_kit import clock
from mannaka_kit.ui.sending import ConfirmForm, send_form, sent
from tenants.accounts.roles import Role
from tenants.accounts.web.access import StaffRequest, staff_view
from tenants.hours import selectors
from tenants.hours.actions.add_special_day import add_special_day
from tenants.hours.actions.change_hours import change_hours
from tenants.hours.actions.remove_special_day import remove_special_day
from tenants.hours.actions.withdraw_change import withdraw_change
from tenants.hours.calendar_reading import calendar_between
from tenants.hours.calendar_rules import rule_for
from tenants.hours.day_types import REGULAR_DAY_TYPES, DayType
from tenants.hours.models import RegularHours, SpecialDay
from tenants.hours.web.forms import ChangeHoursForm, SpecialDayForm
from tenants.hours.web.span_fields import SpansForm
from tenants.hours.web.way_choice import chosen_way, page_of_way, way_links

_PREVIEW = 14


@require_safe
@staff_view(Role.ADMINISTRATOR)
def hours(request: StaffRequest) -> HttpResponse:
    """Show the hours of today, of the centre or of one way, what is planned, and the next two weeks."""
    today = clock.today()
    ways = selectors.all_ways(request.actor)
    way = chosen_way(ways, request.GET.get("way", ""))
    code = way.code if way else ""
    calendar = calendar_between(today, today + timedelta(days=_PREVIEW - 1))
    values = {
        "today": today,
        "way": way,
        "ways": way_links(ways, code, "hours:hours"),
        "regular": selectors.regular_hours_on(calendar, today, code),
        "planned": selectors.planned_changes_for(request.actor, on=today),
        "special": selectors.special_days_for(request.actor, on=today),
        "year_end": [divmod(day, 100) for day in calendar.year_end],
        "preview": selectors.openings_of(calendar, today, today + timedelta(days=_PREVIEW - 1), way=code),
    }
    return render(request, "hours/hours.html", values)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(Role.ADMINISTRATOR)
def change(request: StaffRequest) -> HttpResponse:
    """Change the hours of a kind of day."""
    ways = selectors.all_ways(request.actor)
    way = chosen_way(ways, request.GET.get("way", ""))
    known = {
        "way_id": way.pk if way else None,
        "day_type": request.GET.get("day_type", ""),
        "valid_from": clock.today(),
        **_hours_of_today(request.GET.get("day_type", ""), way.code if way else ""),
    }
    form = ChangeHoursForm(ways=ways, **{"initial": known, **sent(request)})

    def act() -> str:
        row = change_hours(actor=request.actor, at=clock.now(), **form.cleaned_data)
        return page_of_way(row.way)

    done = gettext("時間を変更しました。公開ページにも反映されています。")
    moved_on = send_form(request, form, scope="hours.change", act=act, done=done)
    return moved_on or render(request, "hours/change.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(Role.ADMINISTRATOR)
def withdraw(request: StaffRequest, change_id: int) -> HttpResponse:
    """Withdraw a planned change."""
    form = ConfirmForm(**sent(request))

    def act() -> str:
        # Looked up here: a second press of the button finds the change gone, and is led on all the same.
        withdraw_change(actor=request.actor, change=_planned(request, change_id), at=clock.now())
        return reverse("hours:hours")

    done = gettext("予定していた変更を取り消しました。")
    moved_on = send_form(request, form, scope="hours.withdraw", act=act, done=done)
    return moved_on or render(request, "hours/withdraw.html", {"form": form, "change": _planned(request, change_id)})


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(Role.ADMINISTRATOR)
def add_day(request: StaffRequest) -> HttpResponse:
    """Add a special day, or some in a row."""
    ways = selectors.all_ways(request.actor)
    way = chosen_way(ways, request.GET.get("way", ""))
    known = {"way_id": way.pk if way else None, "on": request.GET.get("on", "")}
    form = SpecialDayForm(ways=ways, **{"initial": known, **sent(request)})

    def act() -> str:
        rows = add_special_day(actor=request.actor, at=clock.now(), **form.cleaned_data)
        return page_of_way(rows[0].way)

    done = gettext("特別の日を加えました。公開ページにも反映されています。")
    moved_on = send_form(request, form, scope="hours.add_day", act=act, done=done)
    return moved_on or render(request, "hours/add_day.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(Role.ADMINISTRATOR)
def remove_day(request: StaffRequest, day_id: int) -> HttpResponse:
    """Remove a special day."""
    form = ConfirmForm(**sent(request))

    def act() -> str:
        remove_special_day(actor=request.actor, day=_special(request, day_id), at=clock.now())
        return reverse("hours:hours")

    done = gettext("特別の日を取り消しました。")
    moved_on = send_form(request, form, scope="hours.remove_day", act=act, done=done)
    return moved_on or render(request, "hours/remove_day.html", {"form": form, "day": _special(request, day_id)})


def _hours_of_today(day_type: str, way: str) -> dict[str, int]:
    """Return the times of a kind of day that was clicked, so that only what differs is typed anew."""
    if day_type not in REGULAR_DAY_TYPES:
        return {}
    today = clock.today()
    rule = rule_for(calendar_between(today, today), DayType(day_type), today, way)
    return SpansForm.typed((rule.spans or ()) if rule else ())


def _planned(request: StaffRequest, change_id: int) -> RegularHours:
    planned = selectors.change_for(request.actor, change_id)
    if planned is None:
        raise Http404
    return planned


def _special(request: StaffRequest, day_id: int) -> SpecialDay:
    day = selectors.special_day_for(request.actor, day_id)
    if day is None:
        raise Http404
    return day
