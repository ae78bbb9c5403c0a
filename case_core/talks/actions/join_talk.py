"""Come to a colleague's talk."""

from datetime import datetime

from django.db import transaction

from case_core.shields.selectors import hidden_cases
from case_core.talks.errors import AlreadyJoinedError, OwnTalkError, TalkNotFoundError, TalkOverError
from case_core.talks.events import SecondClerkCame
from case_core.talks.models import Talk
from case_core.talks.policies import can_talk
from mannaka_kit import audit
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.actor import Actor


@transaction.atomic
def join_talk(*, talk_id: int, actor: Actor, at: datetime) -> Talk:
    """
    Say that the actor comes; the one who called sees who.

    :raises NotAllowedError: the actor is not of the centre.
    :raises TalkNotFoundError: nobody is called to such a talk, or the actor must not find its person.
    :raises OwnTalkError: it is the actor's own.
    :raises TalkOverError: it has ended.
    :raises AlreadyJoinedError: a colleague was quicker.
    """
    require(can_talk(actor))
    findable = Talk.objects.exclude(hidden_cases(actor, by="case"))
    talk = findable.select_for_update(of=["self"]).filter(pk=talk_id, second_asked_at__isnull=False).first()
    if talk is None:
        raise TalkNotFoundError
    if talk.clerk_id == actor.user_id:
        raise OwnTalkError
    if talk.ended_at is not None:
        raise TalkOverError
    if talk.second_by_id is not None:
        raise AlreadyJoinedError
    talk.second_by_id, talk.second_at = actor.user_id, at
    talk.save(update_fields=["second_by", "second_at"])
    audit.record("talk.second_came", actor=actor, target=talk, at=at, case_id=talk.case_id)
    events.record(SecondClerkCame(talk_id=talk.pk))
    return talk
