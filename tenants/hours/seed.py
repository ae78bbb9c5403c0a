"""The hours and ways a new city begins with: open on 365 days, at the counter and by telephone."""

from datetime import date, time

from tenants.hours.day_types import DayType
from tenants.hours.models import RegularHours, Way
from tenants.hours.spans import Span, to_minutes
from tenants.hours.way_kinds import WayKind

_EPOCH = date(2000, 1, 1)
_WEEKDAY = Span.between(time(8, 30), time(17, 15))
_OTHER_DAYS = Span.between(time(9), time(15))
_DEFAULTS = {
    DayType.WEEKDAY: _WEEKDAY,
    DayType.WEEKEND: _OTHER_DAYS,
    DayType.HOLIDAY: _OTHER_DAYS,
    DayType.YEAR_END: _OTHER_DAYS,
}
# Nobody is told of video calls before the city says that it holds them.
_WAYS = (
    ("counter", WayKind.COUNTER, "窓口", "In person", True),
    ("telephone", WayKind.TELEPHONE, "電話", "Telephone", True),
    ("online", WayKind.ONLINE, "オンライン（ビデオ通話）", "Online (video call)", False),
)


def seed_city() -> None:
    """Give the city its first hours and ways; what a city has of them it keeps."""
    known = set(RegularHours.objects.filter(way__isnull=True).values_list("day_type", flat=True))
    RegularHours.objects.bulk_create(
        RegularHours(day_type=day_type, spans=to_minutes([span]), valid_from=_EPOCH)
        for day_type, span in _DEFAULTS.items()
        if day_type not in known
    )
    if not Way.objects.exists():
        Way.objects.bulk_create(
            Way(code=code, kind=kind, name=name, name_en=name_en, is_offered=is_offered, position=number)
            for number, (code, kind, name, name_en, is_offered) in enumerate(_WAYS, start=1)
        )
