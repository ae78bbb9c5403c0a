"""Write down how a talk ended."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.utils.translation import gettext

from case_core.cases.locks import locked_open_case
from case_core.cases.models import Case, CaseStep
from case_core.cases.states import Channel, StepKind
from case_core.talks.errors import BeganWhenError, TextMissingError
from case_core.talks.events import TalkEnded
from case_core.talks.models import MOST_MINUTES, Talk
from case_core.talks.policies import can_talk
from case_core.talks.running import running_talk, talk_since
from case_core.talks.states import Ending
from mannaka_kit import audit
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.actor import Actor

_SAYS_WHAT: Final = frozenset({Ending.NEXT_TIME})


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkRecord:
    """How the talk ended, what was agreed, whether its end was announced; `minutes` where no clock ran."""

    ending: Ending
    agreed: str = ""
    warned: bool = False
    minutes: int | None = None
    channel: Channel = Channel.TELEPHONE


@transaction.atomic
def end_talk(*, case_id: int, record: TalkRecord, actor: Actor, at: datetime) -> Talk:
    """
    End the actor's talk in this case, or record one for which no clock ran.

    :raises NotAllowedError: the actor is not of the centre.
    :raises CaseNotFoundError: there is no such case.
    :raises CaseClosedError: the case has ended.
    :raises BeganWhenError: no clock ran, and the minutes say nothing.
    :raises TextMissingError: it ended with a promise that nobody wrote down.
    """
    require(can_talk(actor))
    case = locked_open_case(case_id, actor=actor)
    if record.ending in _SAYS_WHAT and not record.agreed.strip():
        raise TextMissingError(field="agreed")
    talk = _talk(case, record, actor, at)
    talk.ended_at, talk.ending, talk.agreed, talk.warned = at, record.ending, record.agreed, record.warned
    talk.save()
    _tell(case, talk, actor, at)
    details = {"ending": record.ending.value}
    audit.record("talk.ended", actor=actor, target=talk, at=at, case_id=case.pk, details=details)
    events.record(TalkEnded(case_id=case.pk, talk_id=talk.pk))
    return talk


def _talk(case: Case, record: TalkRecord, actor: Actor, at: datetime) -> Talk:
    running = running_talk(actor)
    if running is not None and running.case_id in (None, case.pk):
        running.case = case
        return running
    if record.minutes is None or not 1 <= record.minutes <= MOST_MINUTES:
        raise BeganWhenError(field="minutes")
    began_at = at - timedelta(minutes=record.minutes)
    return talk_since(began_at, actor=actor, case=case, channel=record.channel, at=at)


def _tell(case: Case, talk: Talk, actor: Actor, at: datetime) -> None:
    how = gettext("%(ending)s（%(minutes)d分）") % {"ending": Ending(talk.ending).label, "minutes": talk.minutes or 0}
    CaseStep.objects.create(
        case=case,
        at=at,
        kind=StepKind.TALK_ENDED,
        actor_id=actor.user_id,
        subject_id=talk.second_by_id,
        note="\n".join(filter(None, [how, talk.agreed])),
    )
