"""Which screens hear of booths: the centre's, wherever their pages listen."""

from collections.abc import Iterable
from typing import Final

from case_core.booths.events import (
    BoothRequestAnswered,
    BoothRequestConnected,
    BoothRequestEnded,
    BoothRequestOpened,
)
from mannaka_kit.live import announces

BOOTHS: Final = "booths"


@announces(BoothRequestAnswered, BoothRequestConnected, BoothRequestEnded, BoothRequestOpened)
def topics_of_request(event: object) -> Iterable[str]:  # noqa: ARG001 - all hear of each
    """Ring for everybody of the centre."""
    return (BOOTHS,)
