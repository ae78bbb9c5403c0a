"""What the city has settled for its calls."""

from dataclasses import dataclass
from typing import Annotated, Final

from pydantic import Field

from case_core.desk.models import MOST_MINUTES
from tenants.rulebook.rules import CityRules

MINUTES_UNTIL_HEAD: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskRules:
    """After how many minutes an unanswered call goes to the head of the section (呼び出しの決まり)."""

    minutes_until_head: Annotated[int, Field(ge=1, le=MOST_MINUTES)] = MINUTES_UNTIL_HEAD


RULES: Final = CityRules("desk", DeskRules)


def minutes_until_head() -> int:
    """Return after how many minutes without an answer a call goes to the head of the section."""
    return RULES.read().minutes_until_head
