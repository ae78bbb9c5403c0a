"""Which screens hear of shields and risks: the centre's, and the case where it is open."""

from collections.abc import Iterable

from case_core.cases.announcements import OfCase, topics_of_case
from case_core.safety.events import MustDoTicked, RiskNoted, ShieldLifted, ShieldSet
from mannaka_kit.live import announces


@announces(MustDoTicked, RiskNoted, ShieldLifted, ShieldSet)
def topics_of_safety(event: OfCase) -> Iterable[str]:
    """Ring for the day of the centre and for the case."""
    return topics_of_case(event)
