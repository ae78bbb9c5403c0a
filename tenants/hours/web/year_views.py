"""The page with a whole year's hours on one sheet."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from mannaka_kit import clock
from mannaka_kit.ui.links import NavLink
from tenants.accounts.roles import Role
from tenants.accounts.web.access import StaffRequest, staff_view
from tenants.hours import selectors
from tenants.hours.web.way_choice import chosen_way, way_links
from tenants.hours.year_sheet import business_year_of, first_of_year, last_of_year, year_sheet

_FIRST, _LAST = 2000, 2098


@require_safe
@staff_view(Role.ADMINISTRATOR)
def year(request: StaffRequest) -> HttpResponse:
    """Show each day of a business year with its hours, for the centre or one way; it prints on one sheet."""
    ways = selectors.all_ways(request.actor)
    way = chosen_way(ways, request.GET.get("way", ""))
    code = way.code if way else ""
    today = clock.today()
    shown = _year(request.GET.get("year", "") or str(business_year_of(today)))
    days = selectors.openings_between(first_of_year(shown), last_of_year(shown), way=code)
    values = {
        "way": way,
        "ways": way_links(ways, code, "hours:year"),
        "years": [_link(number, code, shown) for number in range(shown - 1, shown + 2)],
        "year": shown,
        "sheet": year_sheet(days, today=today),
    }
    return render(request, "hours/year.html", values)


def _year(typed: str) -> int:
    if not (typed.isascii() and typed.isdigit() and _FIRST <= int(typed[:9]) <= _LAST):
        raise Http404
    return int(typed)


def _link(number: int, code: str, shown: int) -> NavLink:
    asked: dict[str, str] = {"year": str(number), **({"way": code} if code else {})}
    return NavLink(label=str(number), url=f"{reverse('hours:year')}?{urlencode(asked)}", is_current=number == shown)
