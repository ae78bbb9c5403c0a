"""What the city has settled for its calls."""

from dataclasses import dataclass
from typing import Annotated, Final

from pydantic import Field

from case_core.calls.models import DAYS_KEPT, MOST_DAYS, RECORDING_DAYS
from tenants.rulebook.rules import CityRules


@dataclass(frozen=True, slots=True, kw_only=True)
class CallRules:
    """How long calls and recordings are kept, and whether recordings are at all (着信の決まり)."""

    days_kept: Annotated[int, Field(ge=1, le=MOST_DAYS)] = DAYS_KEPT
    keeps_recordings: bool = False
    # What callers are told before they are recorded; without it nothing of recordings is taken in.
    notice: str = ""
    recording_days: Annotated[int, Field(ge=1, le=MOST_DAYS)] = RECORDING_DAYS


RULES: Final = CityRules("calls", CallRules)


def rules() -> CallRules:
    """Return the city's rules, or those that hold where it has settled none: thirty days and no recordings."""
    return RULES.read()
