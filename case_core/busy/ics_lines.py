"""The lines of an .ics file (RFC 5545), as far as they say when somebody is busy; titles are never looked at."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from case_core.busy.errors import NotReadError
from case_core.busy.states import Failure

MOST_BYTES: Final = 2 * 1024 * 1024
MOST_EVENTS: Final = 5_000
_FOLD: Final = re.compile(r"\r?\n[ \t]")
_LINE: Final = re.compile(r"(?P<name>[A-Za-z0-9-]+)(?P<told>(?:;[^:;=]+=(?:\"[^\"]*\"|[^\":;])*)*):(?P<value>.*)")
_TOLD: Final = re.compile(r";([^:;=]+)=((?:\"[^\"]*\"|[^\":;])*)")
_KEPT: Final = frozenset(
    {"UID", "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID", "TRANSP", "STATUS"}
    | {"X-MICROSOFT-CDO-BUSYSTATUS", "FREEBUSY", "TZID", "TZOFFSETTO"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """What stands behind a name, with what is told of it."""

    text: str
    told: Mapping[str, str]


@dataclass(slots=True, kw_only=True)
class Part:
    """An event, a list of busy times, or a time zone."""

    kind: str
    values: dict[str, list[Value]] = field(default_factory=dict)
    inside: list["Part"] = field(default_factory=list)

    def one(self, name: str) -> Value | None:
        """Return the first value of a name."""
        return next(iter(self.values.get(name, ())), None)

    def text(self, name: str) -> str:
        """Return the first text of a name."""
        value = self.one(name)
        return value.text if value else ""


def read_parts(content: bytes) -> list[Part]:
    """
    Return the parts of a calendar, one level below it.

    :raises NotReadError: it is no calendar, or there is too much in it.
    """
    if len(content) > MOST_BYTES:
        raise NotReadError(Failure.LARGE, field="file")
    lines = _unfolded(_decoded(content))
    if next(lines, "").strip().upper() != "BEGIN:VCALENDAR":
        raise NotReadError(Failure.NOT_A_CALENDAR, field="file")
    whole = _nested(lines)
    if len(whole.inside) > MOST_EVENTS:
        raise NotReadError(Failure.MANY, field="file")
    return whole.inside


def _decoded(content: bytes) -> str:
    for encoding in ("utf-8-sig", "cp932"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise NotReadError(Failure.NOT_A_CALENDAR, field="file")


def _unfolded(text: str) -> Iterator[str]:
    return (line.rstrip("\r") for line in _FOLD.sub("", text).split("\n") if line.strip())


def _nested(lines: Iterator[str]) -> Part:
    whole = Part(kind="VCALENDAR")
    open_parts = [whole]
    for line in lines:
        found = _LINE.fullmatch(line)
        if found is None:
            continue  # what is no line of the format says nothing of times
        name, value = found["name"].upper(), found["value"]
        if name == "BEGIN":
            open_parts[-1].inside.append(Part(kind=value.strip().upper()))
            open_parts.append(open_parts[-1].inside[-1])
        elif name == "END":
            if len(open_parts) == 1:
                return whole
            open_parts.pop()
        elif name in _KEPT:
            told = {key.upper(): text.strip('"') for key, text in _TOLD.findall(found["told"])}
            open_parts[-1].values.setdefault(name, []).append(Value(text=value.strip(), told=told))
    # Without its end the file was cut off: what is missing would count as free.
    raise NotReadError(Failure.NOT_A_CALENDAR, field="file")
