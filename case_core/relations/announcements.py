"""Which screens hear of the people of a case: those on which the case is open."""

from collections.abc import Iterable

from case_core.cases.announcements import OfCase, topics_of_case
from case_core.relations.events import PeopleChanged, PeopleMerged, PersonChanged
from mannaka_kit.live import announces


@announces(PeopleChanged, PeopleMerged, PersonChanged)
def topics_of_people(event: OfCase) -> Iterable[str]:
    """Ring for the case."""
    return topics_of_case(event)
