"""Which screens hear of a restricted record: the centre's day, and the case."""

from collections.abc import Iterable

from case_core.cases.announcements import OfCase, topics_of_case
from case_core.records.events import CompartmentOpened, EntrySealed, GlassBroken, MembersChanged, OpeningReviewed
from mannaka_kit.live import announces


@announces(CompartmentOpened, EntrySealed, GlassBroken, MembersChanged, OpeningReviewed)
def topics_of_record(event: OfCase) -> Iterable[str]:
    """Ring for the day of the centre and for the case; the bell says where, not what."""
    return topics_of_case(event)
