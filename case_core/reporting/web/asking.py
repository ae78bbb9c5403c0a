"""The period of a page: a fiscal year, or from a day to a day; else the current fiscal year."""

from dataclasses import dataclass
from datetime import date
from typing import Final
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext

from case_core.reporting.periods import Period, fiscal_year, fiscal_year_of
from case_core.reporting.web.forms import PeriodForm
from mannaka_kit.ui.links import NavLink

_YEARS: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the address asks for."""

    period: Period
    year: int | None
    form: PeriodForm

    @property
    def query(self) -> str:
        """Return the period as an address writes it."""
        span = {"first": self.period.first.isoformat(), "last": self.period.last.isoformat()}
        return urlencode({"year": self.year} if self.year else span)


def asked_in(query: QueryDict, *, today: date) -> Asked:
    """Return the period that an address asks for."""
    form = PeriodForm(query) if "first" in query or "last" in query else PeriodForm()
    chosen = form.period() if form.is_bound else None
    if chosen:
        return Asked(period=chosen, year=None, form=form)
    year = _year(query.get("year", ""), current=fiscal_year_of(today))
    return Asked(period=fiscal_year(year, today=today), year=year, form=form)


def year_links(asked: Asked, *, today: date) -> list[NavLink]:
    """Return the last fiscal years as tabs."""
    current = fiscal_year_of(today)
    return [
        NavLink(
            label=gettext("%(year)s年度") % {"year": year},
            url=f"?{urlencode({'year': year})}",
            is_current=asked.year == year,
        )
        for year in range(current, current - _YEARS, -1)
    ]


def _year(text: str, *, current: int) -> int:
    year = int(text) if text.isascii() and text.isdigit() and len(text) == len("2026") else current
    return year if current - _YEARS < year <= current else current
