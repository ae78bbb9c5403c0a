"""How often a case was given back."""

from collections.abc import Iterable
from typing import Final

from case_core.cases.models import Case
from case_core.handovers.models import Handover
from case_core.handovers.states import HandoverStatus

MOST_RETURNS: Final = 2


def is_returned_twice(case: Case) -> bool:
    """Tell whether no section may return the case any more without the head of the centre."""
    return Handover.objects.filter(case=case, status=HandoverStatus.RETURNED).count() >= MOST_RETURNS


def count_returns(handovers: Iterable[Handover]) -> int:
    """Return how many of a case's hand-overs came back."""
    return sum(handover.status == HandoverStatus.RETURNED for handover in handovers)
