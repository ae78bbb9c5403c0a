"""The city writes its own list of what must be done."""

import pytest

from case_core.safety.actions.change_risk_rule import change_risk_rule
from case_core.safety.errors import StepsMissingError, StepTooLongError
from case_core.safety.rules import all_steps, steps_about
from case_core.safety.states import RiskKind
from mannaka_kit.errors import NotAllowedError
from tests.support.cases import LATER
from tests.support.cast import Cast


def test_the_citys_list_replaces_ours(here: Cast) -> None:
    change_risk_rule(kind=RiskKind.DV, steps=["警察に電話する"], actor=here.mio, at=LATER)

    assert steps_about(RiskKind.DV) == ("警察に電話する",)
    assert all_steps()[RiskKind.DV] == ("警察に電話する",)
    assert len(steps_about(RiskKind.ABUSE)) > 1


@pytest.mark.parametrize(
    ("steps", "error"),
    [
        ([], StepsMissingError),
        ([" ", ""], StepsMissingError),
        (["長" * 201], StepTooLongError),
        (["一"] * 21, StepTooLongError),
    ],
)
def test_a_list_that_nobody_can_follow_is_refused(here: Cast, steps: list[str], error: type[Exception]) -> None:
    with pytest.raises(error):
        change_risk_rule(kind=RiskKind.DV, steps=steps, actor=here.mio, at=LATER)


def test_only_administrators_write_it(here: Cast) -> None:
    with pytest.raises(NotAllowedError):
        change_risk_rule(kind=RiskKind.DV, steps=["一つ"], actor=here.aoi, at=LATER)
