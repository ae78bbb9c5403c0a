"""Calls as a page shows them, with the number where the viewer may read it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from case_core.calls.models import CallRecord
from case_core.calls.sealing import number_of
from case_core.calls.states import CallPhase
from mannaka_kit.japanese import hyphenated

TONES: Final = {
    CallPhase.RINGING: "warning",
    CallPhase.ANSWERED: "success",
    CallPhase.ENDED: "neutral",
    CallPhase.MISSED: "error",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownCall:
    """A call, its number as people read it, and its state's tone."""

    call: CallRecord
    number: str
    tone: str


def shown(calls: Iterable[CallRecord]) -> list[ShownCall]:
    """Return calls as a page shows them."""
    return [ShownCall(call=each, number=hyphenated(number_of(each)), tone=TONES[each.phase]) for each in calls]
