"""What the timeline is made of."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Words, under the small label that tells whose they are.

    `is_for_person` says that the person concerned may read them; paper that goes out blacks out all others.
    """

    label: str
    body: str
    is_staffs: bool = False
    is_for_person: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing that happened; paper that goes out leaves it away unless it `is_for_person`."""

    at: datetime
    kind: str
    by: str
    icon: str
    tone: str
    parts: tuple[Part, ...] = ()
    is_for_person: bool = False
