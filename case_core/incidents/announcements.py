"""Which screens hear of incidents and of agreed answers: the centre's, never a section's."""

from collections.abc import Iterable

from case_core.cases.announcements import OfCase, topics_of_case
from case_core.incidents.events import IncidentDecided, IncidentRecorded, LineAgreed, LineEnded
from mannaka_kit.live import announces


@announces(IncidentDecided, IncidentRecorded, LineAgreed, LineEnded)
def topics_of_incident(event: OfCase) -> Iterable[str]:
    """Ring for the day of the centre and for the case."""
    return topics_of_case(event)
