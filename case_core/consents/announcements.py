"""Which screens hear of a consent: those on which the case is open."""

from collections.abc import Iterable

from case_core.cases.announcements import OfCase, topics_of_case
from case_core.consents.events import ConsentGiven, ConsentWithdrawn
from mannaka_kit.live import announces


@announces(ConsentGiven, ConsentWithdrawn)
def topics_of_consent(event: OfCase) -> Iterable[str]:
    """Ring for the case."""
    return topics_of_case(event)
