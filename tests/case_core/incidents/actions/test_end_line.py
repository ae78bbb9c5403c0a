"""The head ends an agreed answer before its day."""

import pytest

from case_core.incidents.actions.end_line import end_line
from case_core.incidents.errors import LineNotFoundError
from mannaka_kit.errors import NotAllowedError
from tests.support.cases import LATER, new_case
from tests.support.cast import Cast
from tests.support.incidents import agreed
from tests.support.safety import head


def test_everybody_answers_freely_again(here: Cast) -> None:
    case = new_case(here)
    agreed(here, case)

    end_line(case_id=case.pk, actor=head(here), at=LATER)

    case.refresh_from_db()
    assert case.marks == []
    with pytest.raises(LineNotFoundError):
        end_line(case_id=case.pk, actor=head(here), at=LATER)


def test_no_clerk_ends_it(here: Cast) -> None:
    case = new_case(here)
    agreed(here, case)

    with pytest.raises(NotAllowedError):
        end_line(case_id=case.pk, actor=here.aoi, at=LATER)
