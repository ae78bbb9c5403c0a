"""A text as a matter with a time, a topic and a way in: what both sides write of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Final

from tests.benchmarks.cases.texts import Text, texts

_NEWEST: Final = datetime(2026, 11, 20, 17, 0, tzinfo=timezone(timedelta(hours=9)))
_SPREAD: Final = timedelta(days=365 * 12)
TOPICS: Final = ("procedures_tax", "consumer", "money", "family", "housing", "work", "mind", "opinion", "other")
CHANNELS: Final = ("telephone", "counter", "telephone", "web", "counter", "mail", "letter")
EVERY_OPEN: Final = 20  # one case in so many is still open


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """What somebody came with, what was found out, and what they were told."""

    text: Text
    at: datetime

    @property
    def number(self) -> int:
        """Return its number; the highest is the newest."""
        return self.text.number

    @property
    def topic(self) -> str:
        """Return one of the city's topics."""
        return TOPICS[self.number % len(TOPICS)]

    @property
    def channel(self) -> str:
        """Return how it came."""
        return CHANNELS[self.number % len(CHANNELS)]

    @property
    def is_open(self) -> bool:
        """Tell whether somebody still works on it."""
        return self.number % EVERY_OPEN == 0

    @property
    def words(self) -> str:
        """Return what the person said; what a search must find stands there."""
        return "\n".join(dict.fromkeys((self.text.said[0], self.text.said[-1])))

    @property
    def fact(self) -> str:
        """Return what was found out."""
        return self.text.said[1]

    @property
    def reply(self) -> str:
        """Return what the person was told."""
        return "\n".join(self.text.said[2:-1]) or self.fact


def matters(count: int) -> Iterator[Matter]:
    """Yield so many matters, oldest first; each of the texts stands in each of them once."""
    for text in texts(count):
        yield Matter(text=text, at=_NEWEST - _SPREAD * (count - text.number) / count)
