from datetime import date

import pytest

from case_core.cases.actions.record_contact import record_contact
from case_core.cases.actions.reply_to_citizen import reply_to_citizen
from case_core.cases.events import CaseClosed, CitizenAnswered, ContactRecorded
from case_core.cases.models import Case
from case_core.cases.states import Channel, Direction, StatementKind
from case_core.promises.actions.keep_promise import keep_promise
from case_core.promises.actions.promise_answer import promise_answer
from case_core.promises.models import Promise
from case_core.promises.subscribers import keep_by_answer, keep_by_contact, keep_by_end
from tests.support.cases import LATER, closed, new_case
from tests.support.cast import Cast
from tests.support.memory import remembered

DAY = date(2026, 1, 16)


def promised(here: Cast) -> Case:
    case = new_case(here)
    promise_answer(case_id=case.pk, promised_on=DAY, reason="", actor=here.aoi, at=LATER)
    return case


def test_an_answer_keeps_the_promise(here: Cast) -> None:
    case = promised(here)
    answer = reply_to_citizen(case_id=case.pk, body="お返事", actor=here.aoi, at=LATER)
    keep_by_answer(CitizenAnswered(case_id=case.pk, contact_id=answer.pk))
    assert Promise.objects.get(case=case).kept_at == LATER
    case.refresh_from_db()
    assert case.promised_on is None
    assert remembered("promise.kept") == [("system", case.pk, "done")]


@pytest.mark.parametrize("direction", [Direction.OUTGOING, Direction.INCOMING, Direction.INTERNAL])
def test_a_call_to_the_person_keeps_it_and_one_that_came_in_does_not(here: Cast, direction: Direction) -> None:
    case = promised(here)
    contact = record_contact(
        case_id=case.pk,
        channel=Channel.TELEPHONE,
        direction=direction,
        said={StatementKind.FACT: "見込みを伝えた"},
        actor=here.aoi,
        at=LATER,
    )
    keep_by_contact(ContactRecorded(case_id=case.pk, contact_id=contact.pk))
    case.refresh_from_db()
    is_kept = Promise.objects.get(case=case).kept_at is not None
    assert (is_kept, case.promised_on is None) == ((True,) * 2 if direction == Direction.OUTGOING else (False,) * 2)


def test_an_end_keeps_it_and_where_nothing_was_promised_nothing_is_noted(here: Cast) -> None:
    case = promised(here)
    closed(here, case)
    keep_by_end(CaseClosed(case_id=case.pk))
    assert Promise.objects.get(case=case).kept_at == LATER
    assert keep_promise(case_id=case.pk, at=LATER) is None
    assert keep_promise(case_id=new_case(here).pk, at=LATER) is None


def test_a_promise_made_after_the_answer_is_open(here: Cast) -> None:
    case = promised(here)
    answer = reply_to_citizen(case_id=case.pk, body="途中のお知らせ", actor=here.aoi, at=LATER)
    promise_answer(case_id=case.pk, promised_on=DAY, reason="", actor=here.aoi, at=LATER)
    keep_by_answer(CitizenAnswered(case_id=case.pk, contact_id=answer.pk))
    assert list(Promise.objects.filter(case=case).values_list("kept_at", flat=True)) == [None, None]
