"""A colleague comes to a talk, once."""

import pytest

from case_core.talks.actions.begin_talk import begin_talk
from case_core.talks.actions.end_talk import TalkRecord, end_talk
from case_core.talks.actions.join_talk import join_talk
from case_core.talks.errors import AlreadyJoinedError, OwnTalkError, TalkNotFoundError, TalkOverError
from case_core.talks.events import SecondClerkCame
from case_core.talks.selectors import calls_for_help, own_talk
from case_core.talks.states import Ending
from mannaka_kit.errors import NotAllowedError
from tests.support.cases import AT, LATER, new_case
from tests.support.cast import Cast
from tests.support.safety import head, shielded
from tests.support.talks import calling


def test_the_caller_sees_who_comes(here: Cast, told: list[object]) -> None:
    talk = calling(here)

    join_talk(talk_id=talk.pk, actor=here.nagi, at=LATER)

    mine = own_talk(here.aoi, at=LATER)
    assert mine is not None
    assert mine.second_by_id == here.nagi.user_id
    assert calls_for_help(here.nagi, at=LATER) == []
    assert told[-1] == SecondClerkCame(talk_id=talk.pk)


def test_one_colleague_comes(here: Cast) -> None:
    talk = calling(here)
    join_talk(talk_id=talk.pk, actor=here.nagi, at=LATER)

    with pytest.raises(AlreadyJoinedError):
        join_talk(talk_id=talk.pk, actor=head(here), at=LATER)


def test_nobody_helps_themselves(here: Cast) -> None:
    with pytest.raises(OwnTalkError):
        join_talk(talk_id=calling(here).pk, actor=here.aoi, at=LATER)


def test_nobody_comes_to_a_talk_that_is_over(here: Cast) -> None:
    talk = calling(here)
    end_talk(case_id=new_case(here).pk, record=TalkRecord(ending=Ending.AGREED), actor=here.aoi, at=LATER)

    with pytest.raises(TalkOverError):
        join_talk(talk_id=talk.pk, actor=here.nagi, at=LATER)


def test_nobody_comes_where_nobody_was_called(here: Cast) -> None:
    talk = begin_talk(case_id=new_case(here).pk, channel="telephone", actor=here.aoi, at=AT)  # type: ignore[arg-type] # a value

    with pytest.raises(TalkNotFoundError):
        join_talk(talk_id=talk.pk, actor=here.nagi, at=LATER)


def test_nobody_is_called_to_a_person_whom_they_must_not_find(here: Cast) -> None:
    case = new_case(here)
    begin_talk(case_id=case.pk, channel="telephone", actor=here.aoi, at=AT)  # type: ignore[arg-type] # a value
    talk = calling(here)
    shielded(here, case, here.nagi)

    assert calls_for_help(here.nagi, at=LATER) == []
    assert calls_for_help(head(here), at=LATER) != []
    with pytest.raises(TalkNotFoundError):
        join_talk(talk_id=talk.pk, actor=here.nagi, at=LATER)


def test_only_the_centre_comes(here: Cast) -> None:
    with pytest.raises(NotAllowedError):
        join_talk(talk_id=calling(here).pk, actor=here.ren, at=LATER)
