"""Which screens hear of calls: the centre's, wherever their pages listen. The bell says neither who nor what number."""

from collections.abc import Iterable
from typing import Final

from case_core.calls.events import CallMoved
from mannaka_kit.live import announces

CALLS: Final = "calls"


@announces(CallMoved)
def topics_of_call(event: CallMoved) -> Iterable[str]:  # noqa: ARG001 - all hear of each
    """Ring for everybody of the centre."""
    return (CALLS,)
