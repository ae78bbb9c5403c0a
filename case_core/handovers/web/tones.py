"""Which tint a hand-over's state has; the word always stands beside it."""

from collections.abc import Mapping
from typing import Final

from case_core.handovers.states import HandoverStatus

TONES: Final[Mapping[str, str]] = {
    HandoverStatus.SENT: "key",
    HandoverStatus.ACKNOWLEDGED: "warning",
    HandoverStatus.REPORTED: "success",
    HandoverStatus.RETURNED: "error",
    HandoverStatus.WAIVED: "neutral",
}
