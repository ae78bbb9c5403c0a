"""What a shield says can change; to let somebody find the person again is the head's."""

import pytest

from case_core.safety.actions.change_shield import change_shield
from case_core.safety.errors import ShieldNotFoundError, UnbarringNeedsHeadError
from case_core.shields.models import Shield, ShieldBar
from case_core.shields.states import Way
from tests.support.cases import LATER, new_case
from tests.support.cast import Cast
from tests.support.safety import head, shielded, terms


def test_the_safe_way_changes_and_somebody_more_is_kept_out(here: Cast) -> None:
    case = new_case(here)
    shielded(here, case, here.ren)

    change_shield(case_id=case.pk, terms=terms(here.ren, here.yui, safe_way=Way.COUNTER), actor=here.aoi, at=LATER)

    shield = Shield.objects.get()
    assert shield.safe_way == Way.COUNTER
    assert set(ShieldBar.objects.values_list("user_id", flat=True)) == {here.ren.user_id, here.yui.user_id}


def test_only_the_head_lets_somebody_find_the_person_again(here: Cast) -> None:
    case = new_case(here)
    shielded(here, case, here.ren)

    with pytest.raises(UnbarringNeedsHeadError):
        change_shield(case_id=case.pk, terms=terms(), actor=here.aoi, at=LATER)
    assert ShieldBar.objects.count() == 1

    change_shield(case_id=case.pk, terms=terms(), actor=head(here), at=LATER)
    assert not ShieldBar.objects.exists()


def test_without_a_shield_there_is_nothing_to_change(here: Cast) -> None:
    with pytest.raises(ShieldNotFoundError):
        change_shield(case_id=new_case(here).pk, terms=terms(), actor=here.aoi, at=LATER)
