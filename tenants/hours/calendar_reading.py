"""How the calendar comes out of the database: regular hours in one statement, everything about days in another."""

from datetime import date
from typing import Any, Final

from django.contrib.postgres.fields import ArrayField
from django.db.models import BooleanField, CharField, DateField, F, Func, QuerySet, SmallIntegerField, Value
from django.db.models.functions import Cast

from mannaka_kit.prepared import Prepared
from tenants.hours.calendar_rules import CENTRE, YEAR_END, HoursRule, OpeningCalendar, SpecialRule
from tenants.hours.day_types import DayType
from tenants.hours.models import NationalHoliday, RegularHours, SpecialDay, YearEnd
from tenants.hours.national_holidays import HolidayList
from tenants.hours.spans import from_minutes

_MINUTES: "Final[ArrayField[Any, Any]]" = ArrayField(SmallIntegerField())
_COLUMNS: Final = ("day", "code", "numbers", "words", "is_city")


def calendar_between(first: date, last: date) -> OpeningCalendar:
    """Return all that decides the hours of these days, of the centre and of every way, in two statements."""
    rows = (
        RegularHours.objects.filter(valid_from__lte=last).exclude(valid_until__lt=first).annotate(code=F("way__code"))
    )
    return _calendar(first, last, rules=tuple(_rule(row) for row in rows))


def closures_between(first: date, last: date) -> OpeningCalendar:
    """Return what decides which of these days are business days, in one statement."""
    return _calendar(first, last, rules=())


def _rule(row: RegularHours) -> HoursRule:
    code: str | None = row.code  # type: ignore[attr-defined] # annotated above
    return HoursRule(
        way=code or CENTRE,
        day_type=DayType(row.day_type),
        spans=row.open_spans,
        valid_from=row.valid_from,
        valid_until=row.valid_until,
        written=row.pk,
    )


def _calendar(first: date, last: date, *, rules: tuple[HoursRule, ...]) -> OpeningCalendar:
    special: dict[tuple[date, str], SpecialRule] = {}
    listed: dict[date, str] = {}
    year_end = YEAR_END
    for day, code, numbers, words, is_city in _days_between(first, last):
        if day is None:
            year_end = (numbers[0], numbers[1])
        elif is_city:
            special[day, code or CENTRE] = SpecialRule(spans=from_minutes(numbers), reason=words)
        else:
            listed[day] = words
    return OpeningCalendar(rules=rules, special_days=special, holidays=HolidayList.of(listed), year_end=year_end)


def _days_between(first: date, last: date) -> list[tuple[Any, ...]]:
    """Return special days, listed holidays of whole years, and the year-end, in columns of the same kinds."""
    return _DAYS.tuples(first=first, last=last, new_year=date(first.year, 1, 1), new_years_eve=date(last.year, 12, 31))


def _days(first: date, last: date, new_year: date, new_years_eve: date) -> QuerySet[Any, Any]:
    special = SpecialDay.objects.filter(on__range=(first, last)).annotate(
        day=F("on"), code=F("way__code"), numbers=F("spans"), words=F("reason"), is_city=Value(value=True)
    )
    listed = NationalHoliday.objects.filter(on__range=(new_year, new_years_eve)).annotate(
        day=F("on"), code=_nothing(CharField()), numbers=_nothing(_MINUTES), words=F("name"), is_city=_no()
    )
    year_end = YearEnd.objects.annotate(
        day=_nothing(DateField()), code=_nothing(CharField()), numbers=_both_ends(), words=Value(""), is_city=_no()
    )
    parts = [part.order_by().values_list(*_COLUMNS) for part in (special, listed, year_end)]
    return parts[0].union(*parts[1:], all=True)


_DAYS: Final = Prepared(
    _days,
    first=date(1901, 1, 1),
    last=date(1901, 1, 2),
    new_year=date(1901, 1, 3),
    new_years_eve=date(1901, 1, 4),
)


def _nothing(kind: Any) -> Cast:
    return Cast(Value(None), kind)


def _no() -> Value:
    return Value(value=False, output_field=BooleanField())


def _both_ends() -> Func:
    return Func(
        F("first_day"), F("last_day"), function="ARRAY", template="%(function)s[%(expressions)s]", output_field=_MINUTES
    )
