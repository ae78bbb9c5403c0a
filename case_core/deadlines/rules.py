"""What the city has settled for its deadlines, in business days."""

from dataclasses import dataclass
from typing import Annotated, Final

from pydantic import Field

from case_core.deadlines.models import MOST_DAYS, SectionDeadline
from tenants.rulebook.rules import CityRules

FORWARD_DAYS: Final = 1
ANSWER_DAYS: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineRules:
    """In how many business days the centre forwards a matter, and a section answers (期限の決まり)."""

    forward_days: Annotated[int, Field(ge=0, le=1)] = FORWARD_DAYS
    answer_days: Annotated[int, Field(ge=1, le=MOST_DAYS)] = ANSWER_DAYS


RULES: Final = CityRules("deadlines", DeadlineRules)


def city_rules() -> DeadlineRules:
    """Return what the city has settled: the next day and five days unless it decided otherwise."""
    return RULES.read()


def answer_days_of(section_id: int | None) -> int:
    """Return in how many days a section answers: its own number, else the city's."""
    own = SectionDeadline.objects.filter(section=section_id).values_list("answer_days", flat=True).first()
    return city_rules().answer_days if own is None else own
