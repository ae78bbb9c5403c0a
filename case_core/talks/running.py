"""The one talk that a clerk holds at a time."""

from datetime import datetime

from case_core.cases.models import Case
from case_core.talks.models import Talk
from case_core.talks.states import Ending
from tenants.accounts.actor import Actor


def running_talk(actor: Actor) -> Talk | None:
    """Return the talk that the clerk holds, locked until the transaction ends."""
    return Talk.objects.running().select_for_update().filter(clerk_id=actor.user_id).first()


def talk_since(began_at: datetime, *, actor: Actor, case: Case | None, channel: str, at: datetime) -> Talk:
    """Return the clerk's running talk that began then, made where there is none; one that was forgotten ends."""
    talk = running_talk(actor)
    if talk is not None and talk.began_at == began_at:
        return _of_case(talk, case)
    if talk is not None:
        talk.ending, talk.ended_at = Ending.FORGOTTEN, at
        talk.save(update_fields=["ending", "ended_at"])
    return Talk.objects.create(clerk_id=actor.user_id, case=case, channel=channel, began_at=began_at)


def _of_case(talk: Talk, case: Case | None) -> Talk:
    if case is not None and talk.case_id != case.pk:
        talk.case = case
        talk.save(update_fields=["case"])
    return talk
