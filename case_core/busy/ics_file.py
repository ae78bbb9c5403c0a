"""A calendar's file (RFC 5545) as its entries; titles are never looked at."""

from typing import Final

from icalendar import Calendar, Component

from case_core.busy.errors import NotReadError
from case_core.busy.states import Failure

MOST_BYTES: Final = 2 * 1024 * 1024
MOST_ENTRIES: Final = 5_000


def read_calendar(content: bytes) -> Calendar:
    """
    Return a calendar.

    :raises NotReadError: it is none, or there is too much in it.
    """
    if len(content) > MOST_BYTES:
        raise NotReadError(Failure.LARGE, field="file")
    try:
        found = Component.from_ical(_decoded(content))
    except ValueError as error:  # of a file that was cut off, too: what is missing would count as free
        raise NotReadError(Failure.NOT_A_CALENDAR, field="file") from error
    if not isinstance(found, Calendar):
        raise NotReadError(Failure.NOT_A_CALENDAR, field="file")
    if len(found.subcomponents) > MOST_ENTRIES:
        raise NotReadError(Failure.MANY, field="file")
    return found


def meetings_of(calendar: Calendar) -> list[list[Component]]:
    """Return the entries one by one; those of which single times were moved together with these times."""
    entries = calendar.walk("VEVENT")
    moved = {str(entry.get("UID", "")) for entry in entries if "RECURRENCE-ID" in entry}
    found: dict[object, list[Component]] = {}
    for place, entry in enumerate(entries):
        uid = str(entry.get("UID", ""))
        found.setdefault(uid if uid in moved else place, []).append(entry)
    return list(found.values())


def _decoded(content: bytes) -> str:
    for encoding in ("utf-8-sig", "cp932"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise NotReadError(Failure.NOT_A_CALENDAR, field="file")
