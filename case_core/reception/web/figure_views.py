"""The waiting of a day, as numbers and as a small drawing beside them."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from case_core.cases.web.desk import centre_view
from case_core.reception.figures import DayFigures, HourLine, day_figures
from case_core.reception.web.forms import DayForm
from mannaka_kit import clock
from tenants.accounts.web.access import StaffRequest

_HIGH: Final = 120
_STEP: Final = 48
_ONE_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """An hour's bar: where it stands and how high it is, in the drawing's own units."""

    line: HourLine
    x: int
    y: int
    height: int

    @property
    def middle(self) -> int:
        """Return where the hour's name stands."""
        return self.x + 16


@require_safe
@centre_view
def figures(request: StaffRequest) -> HttpResponse:
    """Show a day's waiting."""
    asked = DayForm(request.GET)
    asked.is_valid()
    on: date = asked.cleaned_data.get("day") or clock.today()
    seen = day_figures(request.actor, on=on)
    context = {
        "figures": seen,
        "bars": _bars(seen),
        "width": max(len(seen.hours), 1) * _STEP,
        "on": on,
        "before": on - _ONE_DAY,
        "after": on + _ONE_DAY,
        "today": clock.today(),
    }
    return render(request, "reception/figures.html", context)


def _bars(seen: DayFigures) -> list[Bar]:
    highest = max((line.waited or 0 for line in seen.hours), default=0) or 1
    bars = []
    for place, line in enumerate(seen.hours):
        height = round((line.waited or 0) / highest * _HIGH)
        bars.append(Bar(line=line, x=place * _STEP + 8, y=_HIGH + 16 - height, height=height))
    return bars
