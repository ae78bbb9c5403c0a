"""Say that the officer is coming."""

from datetime import datetime, timedelta

from django.db import transaction

from case_core.desk.errors import AlreadyAnsweredError, MinutesOutOfRangeError
from case_core.desk.events import SummonsAnswered
from case_core.desk.locks import locked_summons, move
from case_core.desk.models import MOST_MINUTES, Summons
from case_core.desk.policies import can_answer_summons
from case_core.desk.states import SummonsStatus
from case_core.desk.turns import record_turn
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


@transaction.atomic
def answer_summons(*, summons_id: int, minutes: int, actor: Actor, at: datetime) -> Summons:
    """
    Answer a call for the section: somebody will be there in so many minutes.

    :raises SummonsNotFoundError: there is no such call.
    :raises NotAllowedError: the actor is not of the section.
    :raises MinutesOutOfRangeError: nobody means so many minutes.
    :raises AlreadyAnsweredError: somebody of the section was quicker.
    :raises SummonsEndedError: it has ended.
    """
    _case, summons = locked_summons(summons_id, actor=actor)
    require(can_answer_summons(actor, summons))
    if not 1 <= minutes <= MOST_MINUTES:
        raise MinutesOutOfRangeError(field="minutes")
    if summons.status in {SummonsStatus.COMING, SummonsStatus.ARRIVED}:
        raise AlreadyAnsweredError
    move(summons, SummonsStatus.COMING)
    summons.answered_by_id, summons.answered_at = actor.user_id, at
    summons.expected_at = at + timedelta(minutes=minutes)
    summons.save(update_fields=["status", "answered_by", "answered_at", "expected_at"])
    record_turn("summons.answered", SummonsAnswered, summons, actor=actor, at=at)
    return summons
