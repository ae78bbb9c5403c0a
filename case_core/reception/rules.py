"""What the city has settled for its reception."""

from dataclasses import dataclass
from typing import Annotated, Final

from pydantic import Field

from tenants.rulebook.rules import CityRules

LETTER: Final = "A"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceptionRules:
    """Which letter stands before the numbers, and whether the city's page tells the waiting (受付の決まり)."""

    letter: Annotated[str, Field(max_length=1)] = LETTER
    shows_waiting: bool = True


RULES: Final = CityRules("reception", ReceptionRules)


def rules() -> ReceptionRules:
    """Return the city's rules, or what holds without any: the letter A, and the waiting is told."""
    return RULES.read()
