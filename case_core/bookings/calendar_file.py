"""A booking as a file for calendars (RFC 5545): when and where, with nothing of what somebody told."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from icalendar import Calendar, vDuration, vText
from icalendar import Event as Entry

_OFTEN: Final = timedelta(minutes=15)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What a calendar shows."""

    uid: str
    begins: datetime
    ends: datetime
    summary: str
    place: str
    words: str
    made_at: datetime
    # How often it was changed: a calendar takes the later one.
    sequence: int = 0
    is_cancelled: bool = False
    # When the thing itself was last changed; empty: nobody knows.
    changed_at: datetime | None = None


def calendar_of(events: list[Event], *, name: str, title: str = "") -> str:
    """Return the events as the text of an .ics file; a calendar to subscribe to has a title."""
    whole = Calendar()
    whole.add("version", "2.0")
    whole.add("prodid", f"-//Mannaka//{name}//JA")
    whole.add("calscale", "GREGORIAN")
    whole.add("method", "PUBLISH")
    if title:
        whole.add("x-wr-calname", vText(title))
        whole.add("refresh-interval", _OFTEN, parameters={"VALUE": "DURATION"})
        whole.add("x-published-ttl", vDuration(_OFTEN))
    for event in events:
        whole.add_component(_entry_of(event))
    return str(whole.to_ical(sorted=False), "utf-8")


def _entry_of(event: Event) -> Entry:
    entry = Entry()
    entry.add("uid", event.uid)
    entry.add("dtstamp", event.made_at.astimezone(UTC))
    entry.add("dtstart", event.begins.astimezone(UTC))
    entry.add("dtend", event.ends.astimezone(UTC))
    entry.add("sequence", event.sequence)
    if event.changed_at:
        entry.add("last-modified", event.changed_at.astimezone(UTC))
    entry.add("status", "CANCELLED" if event.is_cancelled else "CONFIRMED")
    entry.add("summary", event.summary)
    entry.add("location", event.place)
    entry.add("description", event.words)
    return entry
