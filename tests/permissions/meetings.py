"""A talk by video that its service did not make, and the forms that change talks by video."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from django.db.models import Model

from case_core.meetings.models import Meeting
from mannaka_kit import clock
from mannaka_kit.identifiers import new_key
from tests.support.cast import Cast
from tests.support.meetings import a_channel

KINDS_OF_MEETINGS: Mapping[str, type[Model]] = {"meeting_id": Meeting}
BODIES_OF_MEETINGS: dict[str, Callable[[Mapping[str, Any]], dict[str, Any]]] = {
    "meetings:enter": lambda _: {},
    "meetings:try_again": lambda _: {},
    "meeting_settings:rules": lambda _: {"booth_channel_id": "", "dial_in": "03-1234-5678", "dial_in_words": ""},
}


def meetings(cast: Cast, word: str) -> dict[str, Any]:
    """Plan a talk for tomorrow that its service does not take."""
    channel, _key = a_channel(cast.users["mio"])
    begins = clock.now() + timedelta(days=1)
    meeting = Meeting.objects.create(
        key=new_key(),
        code=word,
        channel=channel,
        begins=begins,
        ends=begins + timedelta(hours=1),
        status="failed",
        trouble="not_taken",
        planned_at=clock.now(),
    )
    return {"meeting_id": meeting.pk}
