"""Calls as a page shows them, with the number where the viewer may read it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from case_core.calls.models import CallRecord
from case_core.calls.sealing import number_of
from case_core.calls.states import CallPhase
from mannaka_kit.japanese import telephone_digits

TONES: Final = {
    CallPhase.RINGING: "warning",
    CallPhase.ANSWERED: "success",
    CallPhase.ENDED: "neutral",
    CallPhase.MISSED: "error",
}
_MOBILE: Final = ("070", "080", "090", "050")


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownCall:
    """A call, its number as people read it, and its state's tone."""

    call: CallRecord
    number: str
    tone: str


def shown(calls: Iterable[CallRecord]) -> list[ShownCall]:
    """Return calls as a page shows them."""
    return [ShownCall(call=each, number=spaced(number_of(each)), tone=TONES[each.phase]) for each in calls]


def spaced(number: str) -> str:
    """Return a number in groups where its own first digits tell how; any other one as it is."""
    digits = telephone_digits(number)
    if number.startswith(_MOBILE) and len(digits) == len("09012345678"):
        return f"{digits[:3]}-{digits[3:7]}-{digits[7:]}"
    return number
