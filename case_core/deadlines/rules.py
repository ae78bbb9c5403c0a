"""What the city has settled for its deadlines, in business days."""

from dataclasses import dataclass
from typing import Final

from case_core.deadlines.models import DeadlineRules, SectionDeadline
from mannaka_kit.prepared import Prepared

FORWARD_DAYS: Final = 1
ANSWER_DAYS: Final = 5
THE_ONE: Final = 1
_SETTLED: Final = Prepared(lambda: DeadlineRules.objects.filter(pk=THE_ONE).values_list("forward_days", "answer_days"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """In how many business days the centre forwards a matter, and a section answers."""

    forward_days: int = FORWARD_DAYS
    answer_days: int = ANSWER_DAYS


def city_rules() -> Rules:
    """Return what the city has settled: the next day and five days unless it decided otherwise."""
    settled = _SETTLED.tuples()
    return Rules(forward_days=settled[0][0], answer_days=settled[0][1]) if settled else Rules()


def answer_days_of(section_id: int | None) -> int:
    """Return in how many days a section answers: its own number, else the city's."""
    own = SectionDeadline.objects.filter(section=section_id).values_list("answer_days", flat=True).first()
    return city_rules().answer_days if own is None else own
