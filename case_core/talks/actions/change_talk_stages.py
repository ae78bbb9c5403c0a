"""Settle the times of long talks, and what to say then."""

from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise

from django.db import transaction

from case_core.talks.errors import ScriptMissingError, StagesOutOfOrderError
from case_core.talks.models import MOST_MINUTES, STAGES, TalkStage
from case_core.talks.stages import Stage
from mannaka_kit import audit
from mannaka_kit.decisions import require
from tenants.accounts.policies import Acting, can_administer


@transaction.atomic
def change_talk_stages(*, told: Sequence[Stage], actor: Acting, at: datetime) -> None:
    """
    Write the city's three times with their words; running talks obey at once.

    :raises NotAllowedError: the actor is no administrator.
    :raises StagesOutOfOrderError: a time is not later than the one before.
    :raises ScriptMissingError: a time has no words.
    """
    require(can_administer(actor))
    for stage in told:
        if not 1 <= stage.minutes <= MOST_MINUTES:
            raise StagesOutOfOrderError(field=f"minutes_{stage.position}")
        if not stage.heading.strip() or not stage.script.strip():
            raise ScriptMissingError(field=f"script_{stage.position}")
    for earlier, later in pairwise(told):
        if later.minutes <= earlier.minutes:
            raise StagesOutOfOrderError(field=f"minutes_{later.position}")
    for stage in told[:STAGES]:
        words = {"minutes": stage.minutes, "heading": stage.heading, "script": stage.script}
        TalkStage.objects.update_or_create(position=stage.position, defaults=words)
    minutes = [stage.minutes for stage in told]
    audit.record("talk.stages_changed", actor=actor, target=None, at=at, details={"minutes": minutes})
