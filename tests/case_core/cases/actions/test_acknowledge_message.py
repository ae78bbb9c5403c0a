from datetime import timedelta

import pytest

from case_core.cases.actions.acknowledge_message import acknowledge_message
from case_core.cases.actions.add_message import add_message
from case_core.cases.models import Case
from case_core.cases.states import Channel
from mannaka_kit.errors import NotAllowedError
from tests.support.cases import LATER, new_case
from tests.support.cast import Cast
from tests.support.memory import remembered


def written_to(cast: Cast) -> Case:
    case = new_case(cast)
    add_message(case_id=case.pk, channel=Channel.WEB, body="追加です", at=LATER)
    return case


def test_a_read_message_leaves_the_day_board(here: Cast) -> None:
    case = written_to(here)
    assert acknowledge_message(case_id=case.pk, seen_message_at=LATER, actor=here.aoi, at=LATER).new_message_at is None
    assert remembered("case.message_read") == [("centre_staff", case.pk, "done")]


def test_a_message_that_came_after_the_page_stays(here: Cast) -> None:
    case = written_to(here)
    before = LATER - timedelta(seconds=1)
    assert (
        acknowledge_message(case_id=case.pk, seen_message_at=before, actor=here.aoi, at=LATER).new_message_at == LATER
    )


def test_a_section_does_not_read_the_centres_messages(here: Cast) -> None:
    case = written_to(here)
    with pytest.raises(NotAllowedError):
        acknowledge_message(case_id=case.pk, seen_message_at=LATER, actor=here.ren, at=LATER)
