"""The city's fixed texts, filled in for one message; a line whose variable has no value is left out."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from django.utils import translation

import mannaka_tenancy
from case_core.bookings.models import Booking
from case_core.bookings.states import BookingWay
from case_core.cases.topics import Topic
from case_core.conversations.default_texts import DEFAULT_TEXTS
from case_core.conversations.models import FixedText
from case_core.conversations.rules import Settled
from case_core.conversations.states import Language, TextKind
from mannaka_kit.clock import day_of
from mannaka_kit.ui.contact import known_telephone
from mannaka_kit.ui.formats import show_clock, show_day, show_moment
from tenants.hours.selectors import opening_state

VARIABLES: Final = ("city", "telephone", "next_opening", "topics", "link", "moment", "way")
# Without the link these would lead nowhere.
NEED_LINK: Final = frozenset(
    {TextKind.RECEIVED, TextKind.AFTER_HOURS, TextKind.BELL, TextKind.LINK, TextKind.NOT_LINKED}
)
_VARIABLE: Final = re.compile(r"\{([a-z_]*)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """What a text is filled in with: when it is sent, by which channel's rules, in which language, and its link."""

    at: datetime
    settled: Settled
    language: str
    link: str
    booking: Booking | None = None
    own: Mapping[str, FixedText] = field(default_factory=dict)


def occasion_for(
    kinds: Iterable[str], *, at: datetime, settled: Settled, language: str, link: str, booking: Booking | None = None
) -> Occasion:
    """Return what texts of these kinds are filled in with, the city's own words among it, in one statement."""
    own = {text.kind: text for text in FixedText.objects.filter(kind__in=list(kinds))}
    return Occasion(at=at, settled=settled, language=language, link=link, booking=booking, own=own)


def rendered(kind: str, occasion: Occasion) -> str:
    """Return the text that the citizen gets."""
    return fill(_wording(kind, occasion), _values(occasion))


def fill(wording: str, values: Mapping[str, str]) -> str:
    """Put the values into a text, and leave out the lines for which there is none."""
    lines = [line for line in wording.splitlines() if all(values.get(name) for name in _VARIABLE.findall(line))]
    return "\n".join(_VARIABLE.sub(lambda found: values[found[1]], line) for line in lines).strip()


def unknown_variables(wording: str, known: Iterable[str] = VARIABLES) -> list[str]:
    """Return the names in a text that nobody fills in."""
    return sorted(set(_VARIABLE.findall(wording)) - set(known))


def _wording(kind: str, occasion: Occasion) -> str:
    is_english = occasion.language == Language.ENGLISH
    if kind == TextKind.PURPOSE:
        of_channel = occasion.settled.purpose_en if is_english else occasion.settled.purpose_ja
        if of_channel:
            return of_channel
    own = occasion.own.get(kind)
    if own is not None:
        return own.body_en if is_english else own.body_ja
    return DEFAULT_TEXTS[Language(occasion.language)][kind]


def _values(occasion: Occasion) -> dict[str, str]:
    with translation.override(occasion.language):
        return {
            "city": mannaka_tenancy.require_current().name,
            "telephone": known_telephone(),
            "next_opening": next_opening(occasion.at),
            "topics": topic_words(occasion.settled.topics, language=occasion.language),
            "link": occasion.link,
            **(_of_booking(occasion.booking) if occasion.booking else {}),
        }


def _of_booking(booking: Booking) -> dict[str, str]:
    """Return when and how they talk: neither what about nor with whom."""
    return {"moment": show_moment(booking.begins), "way": str(BookingWay(booking.way).label)}


def next_opening(at: datetime) -> str:
    """Say when the centre opens next, in the language in force; empty where it is not known."""
    return _moment(opening_state(at=at).next_opening)


def opening_while_closed(at: datetime) -> str:
    """Say when the centre opens next where it is closed now, in the language in force; empty where it is open."""
    state = opening_state(at=at)
    return "" if state.is_open else _moment(state.next_opening)


def _moment(opens: datetime | None) -> str:
    return f"{show_day(day_of(opens))} {show_clock(opens)}" if opens else ""


def topic_words(topics: Iterable[str], *, language: str) -> str:
    """Name topics in a row."""
    between = ", " if language == Language.ENGLISH else "、"
    return between.join(str(Topic(topic).label) for topic in topics)
