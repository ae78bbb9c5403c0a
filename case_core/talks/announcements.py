"""Which screens hear of talks: the centre's, wherever their pages listen."""

from collections.abc import Iterable
from typing import Final

from case_core.cases.announcements import case_topic
from case_core.talks.events import SecondClerkCalled, SecondClerkCame, TalkEnded
from mannaka_kit.live import announces

TALKS: Final = "talks"


@announces(SecondClerkCalled, SecondClerkCame)
def topics_of_call(event: SecondClerkCalled | SecondClerkCame) -> Iterable[str]:  # noqa: ARG001 - all hear of each
    """Ring for everybody of the centre."""
    return (TALKS,)


@announces(TalkEnded)
def topics_of_end(event: TalkEnded) -> Iterable[str]:
    """Ring for everybody of the centre, and for the case."""
    return TALKS, case_topic(event.case_id)
