"""A clerk lets the clock run in a case."""

import pytest

from case_core.cases.errors import CaseNotFoundError
from case_core.cases.states import Channel
from case_core.talks.actions.begin_talk import begin_talk
from case_core.talks.models import Talk
from case_core.talks.selectors import own_talk
from mannaka_kit.errors import NotAllowedError
from tests.support.cases import AT, LATER, new_case
from tests.support.cast import Cast
from tests.support.safety import shielded


def test_a_clerk_holds_one_talk_at_a_time(here: Cast) -> None:
    first, second = new_case(here), new_case(here)
    begin_talk(case_id=first.pk, channel=Channel.TELEPHONE, actor=here.aoi, at=AT)

    talk = begin_talk(case_id=second.pk, channel=Channel.COUNTER, actor=here.aoi, at=LATER)

    mine = own_talk(here.aoi, at=LATER)
    assert mine is not None
    assert (mine.pk, mine.case_id) == (talk.pk, second.pk)
    assert Talk.objects.running().count() == 1


def test_nobody_talks_with_a_person_whom_they_must_not_find(here: Cast) -> None:
    case = new_case(here)
    shielded(here, case, here.nagi)

    with pytest.raises(CaseNotFoundError):
        begin_talk(case_id=case.pk, channel=Channel.TELEPHONE, actor=here.nagi, at=LATER)


def test_only_the_centre_talks(here: Cast) -> None:
    with pytest.raises(NotAllowedError):
        begin_talk(case_id=new_case(here).pk, channel=Channel.TELEPHONE, actor=here.mio, at=LATER)
