from datetime import datetime, timedelta

import pytest

from case_core.cases.models import Case
from case_core.handovers.actions.report_back import report_back
from case_core.handovers.models import Handover
from case_core.handovers.states import Result
from case_core.printing.actions.open_carry_code import open_carry_code
from case_core.printing.codes import VALID_FOR, code_for
from case_core.printing.errors import CodeUnknownError, TooManyTriesError
from case_core.printing.models import CarryCode
from case_core.printing.tries import MISSES
from mannaka_kit.audit.models import Entry
from mannaka_kit.errors import NotAllowedError
from mannaka_tenancy import use
from tests.support.cases import AT, LATER
from tests.support.cast import Cast


@pytest.fixture
def code(here: Cast, handover: Handover) -> str:
    return code_for(handover, actor=here.aoi, at=AT)[0]


def opened(here: Cast, code: str, *, who: str = "ren", at: datetime = LATER) -> int:
    return open_carry_code(code=code, actor=here.actors[who], at=at)


def outcomes(action: str) -> list[str]:
    return list(Entry.objects.filter(action=action).values_list("outcome", flat=True))


def test_the_section_opens_what_was_handed_to_it(here: Cast, handover: Handover, code: str) -> None:
    assert opened(here, code) == handover.pk

    carry = CarryCode.objects.get()
    assert (carry.opened_at, carry.opened_by_id) == (LATER, here.ren.user_id)
    assert outcomes("carry.opened") == ["done"]


def test_width_case_hyphens_and_spaces_do_not_matter(here: Cast, handover: Handover, code: str) -> None:
    wide = "".join(chr(ord(sign) + 0xFEE0) for sign in code if sign != "-")
    for typed in (code.lower(), code.replace("-", ""), f"  {code.replace('-', ' ')} ", wide):
        assert opened(here, typed) == handover.pk


@pytest.mark.parametrize("who", ["yui"])
def test_another_section_opens_nothing_and_is_not_told_why(here: Cast, code: str, who: str) -> None:
    with pytest.raises(CodeUnknownError):
        opened(here, code, who=who)

    assert outcomes("carry.refused") == ["refused"]
    assert CarryCode.objects.get().opened_at is None


@pytest.mark.parametrize("who", ["aoi", "mio", "sora"])
def test_who_is_of_no_section_types_no_codes(here: Cast, code: str, who: str) -> None:
    with pytest.raises(NotAllowedError):
        opened(here, code, who=who)


def test_an_expired_code_opens_nothing(here: Cast, code: str) -> None:
    assert opened(here, code, at=AT + VALID_FOR - timedelta(minutes=1)) > 0
    with pytest.raises(CodeUnknownError):
        opened(here, code, at=AT + VALID_FOR)


def test_when_the_answer_was_given_the_paper_opens_nothing_more(here: Cast, handover: Handover, code: str) -> None:
    report_back(
        handover_id=handover.pk, result=Result.DONE, report="対応した", told_citizen="", actor=here.ren, at=LATER
    )

    with pytest.raises(CodeUnknownError):
        opened(here, code)


def test_another_city_does_not_know_the_code(here: Cast, case: Case, code: str, saijo_cast: Cast) -> None:
    with use(saijo_cast.city), pytest.raises(CodeUnknownError):
        opened(saijo_cast, code)


def test_who_mistypes_too_often_must_wait_and_a_colleague_need_not(here: Cast, handover: Handover, code: str) -> None:
    for _try in range(MISSES):
        with pytest.raises(CodeUnknownError):
            opened(here, "AAAA-AAAA")

    with pytest.raises(TooManyTriesError):
        opened(here, code)
    assert len(outcomes("carry.refused")) == MISSES
    with pytest.raises(CodeUnknownError):  # of the other section: its own tries are left
        opened(here, code, who="yui")
