"""Black out what is not the person's own: the words are taken out before the sheet is drawn, none is painted over."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from django.utils.translation import gettext

from case_core.console.letters import Entry, Part

# Always as long, so that not even the length of what was there is told.
BAR: Final = "■" * 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Redacted:
    """What is left, how many passages are black, and how many entries are left away as a whole."""

    entries: list[Entry]
    passages: int
    left_away: int


def redact(entries: Iterable[Entry]) -> Redacted:
    """Return the entries that the person may see, each passage that is not theirs as a bar."""
    shown = list(entries)
    kept = [entry for entry in shown if entry.is_for_person]
    passages = sum(not part.is_for_person for entry in kept for part in entry.parts)
    return Redacted(
        entries=[replace(entry, parts=tuple(_barred(part) for part in entry.parts)) for entry in kept],
        passages=passages,
        left_away=len(shown) - len(kept),
    )


def is_bar(part: Part) -> bool:
    """Tell whether the passage is a bar."""
    return part.body == BAR


def _barred(part: Part) -> Part:
    # The label goes, too: it may name whose words they were.
    return part if part.is_for_person else replace(part, label=gettext("お渡しできない記録"), body=BAR)
