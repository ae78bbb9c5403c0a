"""Which screens hear of a signature: the centre's day, and the case."""

from collections.abc import Iterable

from case_core.approvals.events import ApprovalAsked, ApprovalCommented, ApprovalDecided, ApprovalWithdrawn
from case_core.cases.announcements import OfCase, topics_of_case
from mannaka_kit.live import announces


@announces(ApprovalAsked, ApprovalCommented, ApprovalDecided, ApprovalWithdrawn)
def topics_of_approval(event: OfCase) -> Iterable[str]:
    """Ring for the day of the centre and for the case."""
    return topics_of_case(event)
