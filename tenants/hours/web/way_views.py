"""Pages on the ways by which the centre is reached, and on the year's end."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from mannaka_kit import clock
from mannaka_kit.ui.sending import send_form, sent
from tenants.accounts.roles import Role
from tenants.accounts.web.access import StaffRequest, staff_view
from tenants.hours import selectors
from tenants.hours.actions.add_way import add_way
from tenants.hours.actions.change_way import change_way
from tenants.hours.actions.change_year_end import change_year_end
from tenants.hours.calendar_reading import calendar_between
from tenants.hours.models import Way
from tenants.hours.web.forms import ChangeWayForm, NewWayForm, YearEndForm

_DECEMBER, _JANUARY = 12, 1


@require_safe
@staff_view(Role.ADMINISTRATOR)
def ways(request: StaffRequest) -> HttpResponse:
    """Show the ways in the city's order."""
    return render(request, "hours/ways.html", {"ways": selectors.all_ways(request.actor)})


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(Role.ADMINISTRATOR)
def add(request: StaffRequest) -> HttpResponse:
    """Add a way."""
    form = NewWayForm(**sent(request))

    def act() -> str:
        add_way(actor=request.actor, code=form.cleaned_data["code"], facts=form.facts, at=clock.now())
        return reverse("hours:ways")

    done = gettext("受付方法を加えました。時間を決めるまでは、センター全体と同じ時間です。")
    moved_on = send_form(request, form, scope="hours.add_way", act=act, done=done)
    return moved_on or render(request, "hours/add_way.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(Role.ADMINISTRATOR)
def change(request: StaffRequest, way_id: int) -> HttpResponse:
    """Change what a way is called, where it is, and whether it is offered."""
    way = _way(request, way_id)
    form = ChangeWayForm(**{"initial": _known(way), **sent(request)})

    def act() -> str:
        is_offered = form.cleaned_data["is_offered"]
        change_way(actor=request.actor, way=way, facts=form.facts, is_offered=is_offered, at=clock.now())
        return reverse("hours:ways")

    done = gettext("受付方法を変更しました。公開ページにも反映されています。")
    moved_on = send_form(request, form, scope="hours.change_way", act=act, done=done)
    return moved_on or render(request, "hours/change_way.html", {"form": form, "way": way})


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(Role.ADMINISTRATOR)
def year_end(request: StaffRequest) -> HttpResponse:
    """Settle from which to which day year-end lasts."""
    today = clock.today()
    first, last = calendar_between(today, today).year_end
    form = YearEndForm(**{"initial": {"first_day": first % 100, "last_day": last % 100}, **sent(request)})

    def act() -> str:
        months = {"first_month": _DECEMBER, "last_month": _JANUARY}
        change_year_end(actor=request.actor, at=clock.now(), **months, **form.cleaned_data)
        return reverse("hours:hours")

    done = gettext("年末年始の期間を変更しました。公開ページにも反映されています。")
    moved_on = send_form(request, form, scope="hours.year_end", act=act, done=done)
    return moved_on or render(request, "hours/year_end.html", {"form": form})


def _way(request: StaffRequest, way_id: int) -> Way:
    way = selectors.way_for(request.actor, way_id)
    if way is None:
        raise Http404
    return way


def _known(way: Way) -> dict[str, object]:
    names = ("kind", "name", "name_en", "place", "position", "is_offered")
    return {name: getattr(way, name) for name in names}
