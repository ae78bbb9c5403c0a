"""How a talk ended is written down, with what was promised."""

import pytest

from case_core.cases.errors import CaseClosedError
from case_core.cases.models import CaseStep
from case_core.cases.states import StepKind
from case_core.talks.actions.end_talk import TalkRecord, end_talk
from case_core.talks.actions.join_talk import join_talk
from case_core.talks.errors import BeganWhenError, TextMissingError
from case_core.talks.models import Talk
from case_core.talks.selectors import talks_of
from case_core.talks.states import Ending
from mannaka_kit.errors import NotAllowedError
from tests.support.cases import LATER, closed, new_case
from tests.support.cast import Cast
from tests.support.talks import calling

PROMISE = TalkRecord(ending=Ending.NEXT_TIME, agreed="1月15日までに市民税課から電話する。", warned=True)


def test_the_running_talk_belongs_to_the_case_in_which_it_ends(here: Cast) -> None:
    case = new_case(here)
    join_talk(talk_id=calling(here).pk, actor=here.nagi, at=LATER)

    talk = end_talk(case_id=case.pk, record=PROMISE, actor=here.aoi, at=LATER)

    assert (talk.case_id, talk.minutes) == (case.pk, 12)
    assert [each.pk for each in talks_of(here.nagi, case)] == [talk.pk]
    step = CaseStep.objects.get(case=case, kind=StepKind.TALK_ENDED)
    assert step.note == "次の約束をして終わった（12分）\n1月15日までに市民税課から電話する。"
    assert step.subject_id == here.nagi.user_id


def test_a_talk_without_a_clock_is_recorded_with_its_minutes(here: Cast) -> None:
    case = new_case(here)

    talk = end_talk(case_id=case.pk, record=TalkRecord(ending=Ending.LIMIT, minutes=50), actor=here.aoi, at=LATER)

    assert talk.minutes == 50
    assert not Talk.objects.running().exists()


@pytest.mark.parametrize("minutes", [None, 0, 241])
def test_without_a_clock_the_minutes_must_say_something(here: Cast, minutes: int | None) -> None:
    with pytest.raises(BeganWhenError) as caught:
        end_talk(
            case_id=new_case(here).pk,
            record=TalkRecord(ending=Ending.AGREED, minutes=minutes),
            actor=here.aoi,
            at=LATER,
        )
    assert caught.value.field == "minutes"


def test_a_promise_is_written_down(here: Cast) -> None:
    record = TalkRecord(ending=Ending.NEXT_TIME, agreed=" ", minutes=10)

    with pytest.raises(TextMissingError) as caught:
        end_talk(case_id=new_case(here).pk, record=record, actor=here.aoi, at=LATER)
    assert caught.value.field == "agreed"


def test_in_an_ended_case_nobody_talks(here: Cast) -> None:
    case = closed(here, new_case(here))

    with pytest.raises(CaseClosedError):
        end_talk(case_id=case.pk, record=PROMISE, actor=here.aoi, at=LATER)


def test_only_the_centre_records_talks(here: Cast) -> None:
    with pytest.raises(NotAllowedError):
        end_talk(case_id=new_case(here).pk, record=PROMISE, actor=here.ren, at=LATER)
