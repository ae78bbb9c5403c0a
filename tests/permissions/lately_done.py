"""What was done a moment ago, and may be undone."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.db.models import Model

from case_core.cases.actions.assign_case import assign_case
from case_core.cases.actions.close_case import close_case
from case_core.cases.models import Case, CaseStep
from case_core.cases.states import Outcome
from case_core.cases.undoing import newest_step_id
from mannaka_kit import clock
from tests.support.cases import new_case
from tests.support.cast import Cast

KINDS_LATELY_DONE: Mapping[str, type[Model]] = {
    **dict.fromkeys(("assigned_case_id", "ended_case_id"), Case),
    **dict.fromkeys(("assigned_step_id", "ended_step_id"), CaseStep),
}


def lately_done(cast: Cast, word: str) -> dict[str, Any]:
    """Make a case that Aoi gave to Nagi, and one that she ended, both a moment ago for as long as the tests last."""
    at = clock.now() + timedelta(hours=1)
    given, ended = new_case(cast, body=word), new_case(cast, body=word)
    assign_case(case_id=given.pk, owner_id=cast.nagi.user_id, seen_owner_id=None, actor=cast.aoi, at=at)
    close_case(case_id=ended.pk, outcome=Outcome.LISTENED, referred_to="", note=word, actor=cast.aoi, at=at)
    return {
        "assigned_case_id": given.pk,
        "assigned_title": given.title,
        "assigned_step_id": newest_step_id(given.pk),
        "ended_case_id": ended.pk,
        "ended_step_id": newest_step_id(ended.pk),
    }
