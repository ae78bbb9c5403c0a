"""Reads of talks."""

from datetime import datetime, timedelta
from typing import Final

from django.db.models import QuerySet

from case_core.cases.models import Case
from case_core.shields.selectors import hidden_cases
from case_core.talks.models import Talk
from case_core.talks.policies import can_talk
from case_core.talks.stages import LONGEST, Stage, stages
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor
from tenants.accounts.policies import can_administer

# A call that nobody heard of for so long is over: the talk has ended, and nobody wrote it down.
CALL_LASTS: Final = timedelta(hours=1)


def calls_for_help(viewer: Actor, *, at: datetime) -> list[Talk]:
    """Return the talks of colleagues who need somebody beside them now, in one statement."""
    if not can_talk(viewer):
        return []
    calling = Talk.objects.calling(since=at - CALL_LASTS).exclude(clerk_id=viewer.user_id)
    findable = calling.exclude(hidden_cases(viewer, by="case"))
    return list(findable.select_related("clerk").order_by("second_asked_at"))


def own_talk(viewer: Actor, *, at: datetime) -> Talk | None:
    """Return the talk that the viewer holds, with who comes; one that was forgotten is none."""
    require(can_talk(viewer))
    running = Talk.objects.running().filter(clerk_id=viewer.user_id, began_at__gte=at - LONGEST)
    return running.select_related("second_by").first()


def talks_of(viewer: Actor, case: Case) -> QuerySet[Talk]:
    """Return the talks of a case that have ended, newest first."""
    require(can_talk(viewer))
    ended = Talk.objects.filter(case=case, ended_at__isnull=False)
    return ended.select_related("clerk", "second_by").order_by("-began_at")


def stages_for(viewer: Actor) -> tuple[Stage, ...]:
    """Return the city's times and words.

    :raises NotAllowedError: the viewer is no administrator.
    """
    require(can_administer(viewer))
    return stages()
