"""Which screens hear of what happened to a case: the centre's day, and the case itself where it is open."""

from collections.abc import Iterable
from typing import Final, Protocol

from case_core.cases.events import (
    AssignmentUndone,
    CaseAssigned,
    CaseClosed,
    CaseOpened,
    CaseReopened,
    CaseRetitled,
    CitizenAnswered,
    CitizenWrote,
    ContactRecorded,
)
from mannaka_kit.live import announces

DESK: Final = "desk"


class OfCase(Protocol):
    """An event that names its case."""

    @property
    def case_id(self) -> int:
        """Return the case's id."""


def case_topic(case_id: int) -> str:
    """Return the topic of one case."""
    return f"case-{case_id}"


@announces(
    AssignmentUndone,
    CaseRetitled,
    CaseAssigned,
    CaseClosed,
    CaseOpened,
    CaseReopened,
    CitizenAnswered,
    CitizenWrote,
    ContactRecorded,
)
def topics_of_case(event: OfCase) -> Iterable[str]:
    """Ring for the day of the centre and for the case."""
    return DESK, case_topic(event.case_id)
