"""One answer holds for a matter, until its last day."""

from datetime import date

import pytest

from case_core.cases.errors import RecordNotFoundError
from case_core.cases.models import CaseStep
from case_core.cases.states import Mark, StepKind
from case_core.incidents.actions.agree_line import agree_line
from case_core.incidents.errors import FactMissingError, LastDayError
from case_core.incidents.models import AgreedLine
from case_core.incidents.selectors import known_caller, line_of
from mannaka_kit.errors import NotAllowedError
from tests.support.cases import LATER, new_case
from tests.support.cast import TODAY, Cast
from tests.support.incidents import ANSWER, agreed
from tests.support.safety import head, shielded


def test_everybody_reads_the_answer_when_the_person_calls_again(here: Cast) -> None:
    case = new_case(here)

    agreed(here, case)

    case.refresh_from_db()
    assert case.marks == [Mark.AGREED_LINE]
    assert [line.answer for line in known_caller(here.nagi, case.party_id, on=TODAY).lines] == [ANSWER]
    assert CaseStep.objects.get(kind=StepKind.LINE_AGREED).note == ANSWER


def test_a_new_answer_ends_the_one_before(here: Cast) -> None:
    case = new_case(here)
    first = agreed(here, case)

    second = agreed(here, case)

    line = line_of(here.nagi, case, on=TODAY)
    assert line is not None
    assert line.pk == second.pk
    assert AgreedLine.objects.get(pk=first.pk).ended_at == LATER


def test_whoever_must_not_find_the_person_reads_no_answer(here: Cast) -> None:
    case = new_case(here)
    agreed(here, case)
    shielded(here, case, here.nagi)

    with pytest.raises(RecordNotFoundError):
        known_caller(here.nagi, case.party_id, on=TODAY)


@pytest.mark.parametrize("last_day", [date(2026, 1, 12), date(2026, 7, 16)])
def test_it_holds_for_a_while_and_never_for_ever(here: Cast, last_day: date) -> None:
    with pytest.raises(LastDayError):
        agreed(here, new_case(here), last_day)


def test_an_answer_has_words(here: Cast) -> None:
    with pytest.raises(FactMissingError):
        agree_line(case_id=new_case(here).pk, answer="\n", last_day=TODAY, actor=head(here), at=LATER)


def test_no_clerk_agrees_alone(here: Cast) -> None:
    with pytest.raises(NotAllowedError):
        agree_line(case_id=new_case(here).pk, answer=ANSWER, last_day=TODAY, actor=here.aoi, at=LATER)
