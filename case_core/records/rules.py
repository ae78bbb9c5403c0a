"""What the city has settled for its restricted records."""

from dataclasses import dataclass
from typing import Annotated, Final

from pydantic import Field

from case_core.records.states import LEAST_MINUTES, MINUTES_OPEN, MOST_MINUTES, Readers
from tenants.rulebook.rules import CityRules


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordRules:
    """Who reads restricted records beside the members, and how long an emergency lasts (限定記録の決まり)."""

    readers: Readers = Readers.MEMBERS
    minutes_open: Annotated[int, Field(ge=LEAST_MINUTES, le=MOST_MINUTES)] = MINUTES_OPEN


RULES: Final = CityRules("records", RecordRules)


def record_rules() -> RecordRules:
    """Return what the city has settled; without a word, members only and sixty minutes."""
    return RULES.read()
