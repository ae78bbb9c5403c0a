"""Call a second clerk."""

from datetime import datetime, timedelta

from django.db import transaction

from case_core.cases.states import Channel
from case_core.talks.errors import BeganWhenError
from case_core.talks.events import SecondClerkCalled
from case_core.talks.models import Talk
from case_core.talks.policies import can_talk
from case_core.talks.running import talk_since
from case_core.talks.stages import LONGEST
from mannaka_kit import audit
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.actor import Actor


@transaction.atomic
def call_second_clerk(*, began_at: datetime, channel: Channel, place: str, actor: Actor, at: datetime) -> Talk:
    """
    Tell all colleagues that the actor, whose talk began then, needs somebody beside them; again where nobody came.

    :raises NotAllowedError: the actor is not of the centre.
    :raises BeganWhenError: nobody can have been talking since then.
    """
    require(can_talk(actor))
    if not timedelta(0) <= at - began_at <= LONGEST:
        raise BeganWhenError
    talk = talk_since(began_at, actor=actor, case=None, channel=channel, at=at)
    talk.second_asked_at, talk.place = at, place.strip()
    talk.second_by = talk.second_at = None
    talk.save(update_fields=["second_asked_at", "place", "second_by", "second_at"])
    audit.record("talk.second_called", actor=actor, target=talk, at=at, case_id=talk.case_id)
    events.record(SecondClerkCalled(talk_id=talk.pk))
    return talk
