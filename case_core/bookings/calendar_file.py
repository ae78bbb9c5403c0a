"""A booking as a file for calendars (RFC 5545): when and where, with nothing of what somebody told."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

_LONGEST: Final = 75
_MOMENT: Final = "%Y%m%dT%H%M%SZ"


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
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//Mannaka//{_escaped(name)}//JA", "CALSCALE:GREGORIAN"]
    lines += ["METHOD:PUBLISH", *_subscribed(title)]
    for event in events:
        lines += _lines_of(event)
    lines += ["END:VCALENDAR"]
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _subscribed(title: str) -> list[str]:
    often = ["REFRESH-INTERVAL;VALUE=DURATION:PT15M", "X-PUBLISHED-TTL:PT15M"]
    return [f"X-WR-CALNAME:{_escaped(title)}", *often] if title else []


def _lines_of(event: Event) -> list[str]:
    changed = [f"LAST-MODIFIED:{_moment(event.changed_at)}"] if event.changed_at else []
    return [
        "BEGIN:VEVENT",
        f"UID:{event.uid}",
        f"DTSTAMP:{_moment(event.made_at)}",
        f"DTSTART:{_moment(event.begins)}",
        f"DTEND:{_moment(event.ends)}",
        f"SEQUENCE:{event.sequence}",
        *changed,
        f"STATUS:{'CANCELLED' if event.is_cancelled else 'CONFIRMED'}",
        f"SUMMARY:{_escaped(event.summary)}",
        f"LOCATION:{_escaped(event.place)}",
        f"DESCRIPTION:{_escaped(event.words)}",
        "END:VEVENT",
    ]


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).strftime(_MOMENT)


def _escaped(text: str) -> str:
    """Write a text so that its own commas, semicolons and lines are not taken for the format's."""
    plain = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return "\\n".join(line.rstrip("\r") for line in plain.split("\n"))


def _folded(line: str) -> Iterator[str]:
    """Break a line after at most 75 bytes, never inside a letter; what goes on begins with a blank."""
    part, size = "", 0
    for letter in line:
        width = len(letter.encode())
        if size + width > _LONGEST:
            yield part
            part, size = " ", 1
        part, size = part + letter, size + width
    yield part
