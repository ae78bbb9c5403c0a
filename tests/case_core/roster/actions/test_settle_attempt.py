"""The section says that what came in on a closed day is taken care of."""

from datetime import timedelta

import pytest

from case_core.roster.actions.settle_attempt import settle_attempt
from case_core.roster.errors import AttemptNotFoundError
from case_core.roster.models import CallAttempt
from mannaka_kit.errors import NotAllowedError
from tests.support.cases import LATER
from tests.support.cast import Cast
from tests.support.memory import remembered
from tests.support.on_call import attempted


def test_once_and_by_whom(here: Cast) -> None:
    attempt = attempted(here)
    for minutes in (0, 5):
        settle_attempt(attempt_id=attempt.pk, actor=here.ren, at=LATER + timedelta(minutes=minutes))
    kept = CallAttempt.objects.get()
    assert (kept.settled_by_id, kept.settled_at) == (here.ren.user_id, LATER)
    assert remembered("on_call.settled") == [("section_staff", None, "done")]


@pytest.mark.parametrize("name", ["aoi", "yui", "mio", "sora"])
def test_nobody_else_says_so(here: Cast, name: str) -> None:
    attempt = attempted(here)
    with pytest.raises(NotAllowedError):
        settle_attempt(attempt_id=attempt.pk, actor=here.actors[name], at=LATER)
    assert CallAttempt.objects.get().settled_at is None


def test_what_is_not_there_is_not_found(here: Cast) -> None:
    with pytest.raises(AttemptNotFoundError):
        settle_attempt(attempt_id=404, actor=here.ren, at=LATER)
