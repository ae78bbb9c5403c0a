"""Which tint a call's state has; the word always stands beside it."""

from collections.abc import Mapping
from typing import Final

from case_core.desk.states import SummonsStatus

TONES: Final[Mapping[str, str]] = {
    SummonsStatus.WAITING: "warning",
    SummonsStatus.COMING: "key",
    SummonsStatus.ARRIVED: "success",
    SummonsStatus.LEFT: "neutral",
    SummonsStatus.DECLINED: "error",
    SummonsStatus.WITHDRAWN: "neutral",
}
