"""Which screens hear of a call: the centre's, and those of the section that was called."""

from collections.abc import Iterable

from case_core.cases.announcements import topics_of_case
from case_core.desk.events import (
    ClerkSatIn,
    OfficerArrived,
    OfficerLeft,
    SummonsAnswered,
    SummonsDeclined,
    SummonsEscalated,
    SummonsMade,
    SummonsWithdrawn,
)
from case_core.handovers.announcements import OfHandover, section_topic
from mannaka_kit.live import announces


@announces(
    ClerkSatIn,
    OfficerArrived,
    OfficerLeft,
    SummonsAnswered,
    SummonsDeclined,
    SummonsEscalated,
    SummonsMade,
    SummonsWithdrawn,
)
def topics_of_summons(event: OfHandover) -> Iterable[str]:
    """Ring for the centre, for the case, and for the section."""
    return *topics_of_case(event), section_topic(event.section_id)
