"""Which screens hear of the troubles of a case: those on which it is open."""

from collections.abc import Iterable

from case_core.cases.announcements import OfCase, topics_of_case
from case_core.troubles.events import TroublesTicked
from mannaka_kit.live import announces


@announces(TroublesTicked)
def topics_of_troubles(event: OfCase) -> Iterable[str]:
    """Ring for the case."""
    return topics_of_case(event)
