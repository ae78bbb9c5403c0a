"""Talks that grow long."""

from datetime import timedelta

from case_core.cases.states import Channel
from case_core.talks.actions.call_second_clerk import call_second_clerk
from case_core.talks.models import Talk
from mannaka_kit import clock
from tests.support.cases import AT, LATER
from tests.support.cast import Cast

TEN_MINUTES = timedelta(minutes=10)


def calling(cast: Cast) -> Talk:
    """Return the talk of Aoi, who has been talking since 9:40 and calls somebody at 9:52."""
    return call_second_clerk(began_at=AT, channel=Channel.TELEPHONE, place="電話2番", actor=cast.aoi, at=LATER)


def calling_now(cast: Cast) -> Talk:
    """Return a talk of Aoi, who calls somebody at this very moment."""
    at = clock.now()
    return call_second_clerk(
        began_at=at - TEN_MINUTES, channel=Channel.TELEPHONE, place="電話2番", actor=cast.aoi, at=at
    )
