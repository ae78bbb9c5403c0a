import pytest

from case_core.cases.actions.add_message import add_message
from case_core.cases.errors import CaseNotFoundError, NothingSaidError
from case_core.cases.events import CitizenWrote
from case_core.cases.states import CaseStatus, Channel
from tests.support.cases import LATER, closed, new_case
from tests.support.cast import Cast
from tests.support.memory import remembered


def test_a_message_waits_on_the_day_board(here: Cast, told: list[object]) -> None:
    case = new_case(here)

    contact = add_message(case_id=case.pk, channel=Channel.WEB, body="追加です", at=LATER)

    case.refresh_from_db()
    assert case.new_message_at == LATER
    assert contact.is_visible_to_citizen
    assert contact.author_id is None
    assert remembered("case.message_added") == [("citizen", case.pk, "done")]
    assert told[-1] == CitizenWrote(case_id=case.pk, contact_id=contact.pk)


def test_a_message_reaches_a_closed_case_which_stays_closed(here: Cast) -> None:
    case = closed(here, new_case(here))
    add_message(case_id=case.pk, channel=Channel.WEB, body="まだ困っています", at=LATER)
    case.refresh_from_db()
    assert (case.status, case.new_message_at) == (CaseStatus.CLOSED, LATER)


def test_an_empty_message_is_refused(here: Cast) -> None:
    with pytest.raises(NothingSaidError):
        add_message(case_id=new_case(here).pk, channel=Channel.WEB, body=" ", at=LATER)


def test_a_message_to_no_case_is_refused(here: Cast) -> None:
    with pytest.raises(CaseNotFoundError):
        add_message(case_id=404, channel=Channel.WEB, body="追加です", at=LATER)
