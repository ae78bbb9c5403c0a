"""What the timeline is made of."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Words, under the small label that tells whose they are."""

    label: str
    body: str
    is_staffs: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing that happened."""

    at: datetime
    kind: str
    by: str
    icon: str
    tone: str
    parts: tuple[Part, ...] = ()
