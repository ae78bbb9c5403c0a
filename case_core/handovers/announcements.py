"""Which screens hear of what happened to a hand-over: the centre's, and the desk of the section that was asked."""

from collections.abc import Iterable
from typing import Protocol

from case_core.cases.announcements import OfCase, topics_of_case
from case_core.handovers.events import (
    ExtensionAsked,
    ExtensionGranted,
    ExtensionRefused,
    HandoverAcknowledged,
    HandoverReportedBack,
    HandoverReturned,
    HandoverSent,
    HandoverWaived,
    HeadReminded,
    ReturnAllowed,
)
from mannaka_kit.live import announces


class OfHandover(OfCase, Protocol):
    """An event that names the section that was asked."""

    @property
    def section_id(self) -> int:
        """Return the section's id."""


def section_topic(section_id: int) -> str:
    """Return the topic of a section's desk."""
    return f"section-{section_id}"


@announces(
    ExtensionAsked,
    ExtensionGranted,
    ExtensionRefused,
    HandoverAcknowledged,
    HandoverReportedBack,
    HandoverReturned,
    HandoverSent,
    HandoverWaived,
    HeadReminded,
    ReturnAllowed,
)
def topics_of_handover(event: OfHandover) -> Iterable[str]:
    """Ring for the centre, for the case, and for the section."""
    return *topics_of_case(event), section_topic(event.section_id)
