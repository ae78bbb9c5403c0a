"""Whoever says how a person is shielded need not know whether they are already."""

from case_core.safety.actions.put_shield import put_shield
from case_core.shields.models import Shield
from case_core.shields.states import Way
from tests.support.cases import LATER, new_case
from tests.support.cast import Cast
from tests.support.safety import terms


def test_the_first_time_sets_it_and_the_second_changes_it(here: Cast) -> None:
    case = new_case(here)

    first = put_shield(case_id=case.pk, terms=terms(), actor=here.aoi, at=LATER)
    second = put_shield(case_id=case.pk, terms=terms(safe_way=Way.COUNTER), actor=here.aoi, at=LATER)

    assert first.pk == second.pk
    assert Shield.objects.get().safe_way == Way.COUNTER
