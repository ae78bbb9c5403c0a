"""What the city has settled for its restricted records."""

from dataclasses import dataclass
from typing import Final

from case_core.records.models import RecordRules
from case_core.records.states import MINUTES_OPEN, Readers

THE_ONE: Final = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """Who reads beside the members, and how long an emergency lasts."""

    readers: Readers = Readers.MEMBERS
    minutes_open: int = MINUTES_OPEN


def record_rules() -> Settled:
    """Return what the city has settled; without a word, members only and sixty minutes."""
    row = RecordRules.objects.filter(pk=THE_ONE).first()
    return Settled(readers=Readers(row.readers), minutes_open=row.minutes_open) if row else Settled()
