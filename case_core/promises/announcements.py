"""Which screens hear of a promise: those that hear of its case."""

from collections.abc import Iterable

from case_core.cases.announcements import OfCase, topics_of_case
from case_core.promises.events import AnswerPromised, PromiseBroken
from mannaka_kit.live import announces


@announces(AnswerPromised, PromiseBroken)
def topics_of_promise(event: OfCase) -> Iterable[str]:
    """Ring for the day of the centre and for the case."""
    return topics_of_case(event)
