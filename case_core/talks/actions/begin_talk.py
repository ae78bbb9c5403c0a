"""Begin a talk in a case."""

from datetime import datetime

from django.db import transaction

from case_core.cases.locks import locked_open_case
from case_core.cases.states import Channel
from case_core.talks.models import Talk
from case_core.talks.policies import can_talk
from case_core.talks.running import talk_since
from mannaka_kit import audit
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


@transaction.atomic
def begin_talk(*, case_id: int, channel: Channel, actor: Actor, at: datetime) -> Talk:
    """
    Let the clock run: the city's times count from now.

    :raises NotAllowedError: the actor is not of the centre.
    :raises CaseNotFoundError: there is no such case.
    :raises CaseClosedError: the case has ended.
    """
    require(can_talk(actor))
    case = locked_open_case(case_id, actor=actor)
    talk = talk_since(at, actor=actor, case=case, channel=channel, at=at)
    audit.record("talk.begun", actor=actor, target=talk, at=at, case_id=case.pk)
    return talk
