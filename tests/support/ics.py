"""Read an .ics file back, apart from the code that writes it: unfold, split, unescape."""

import re
from typing import TypeAlias

Entry: TypeAlias = dict[str, str]


def unfolded(text: str) -> list[str]:
    """Return the file's lines as they were before they were folded; every line of it is within its length."""
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert text.endswith("\r\n")
    return text.replace("\r\n ", "").split("\r\n")[:-1]


def events_of(text: str) -> list[Entry]:
    """Return each event's lines by name."""
    found: list[Entry] = []
    inside: Entry | None = None
    for line in unfolded(text):
        if line == "BEGIN:VEVENT":
            inside = {}
        elif line == "END:VEVENT":
            assert inside is not None
            found.append(inside)
            inside = None
        elif inside is not None:
            name, _colon, value = line.partition(":")
            assert name not in inside, name
            inside[name] = _plain(value)
    return found


def _plain(value: str) -> str:
    return re.sub(r"\\(.)", lambda found: "\n" if found.group(1) in "nN" else found.group(1), value)
