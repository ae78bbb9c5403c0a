"""Whoever prints or hands over has read the shield, and that is kept."""

import pytest

from case_core.cases.errors import CaseNotFoundError
from case_core.safety.actions.confirm_warning import confirm_warning
from case_core.safety.states import Leaving
from mannaka_kit.audit.models import Entry
from tests.support.cases import LATER, new_case
from tests.support.cast import Cast
from tests.support.safety import shielded


def test_that_the_warning_was_read_is_kept(here: Cast) -> None:
    case = new_case(here)
    shielded(here, case)

    confirm_warning(case_id=case.pk, leaving=Leaving.PRINT, actor=here.aoi, at=LATER)

    assert Entry.objects.filter(action="shield.warning_confirmed").get().details["leaving"] == "print"


def test_nobody_reads_the_warning_who_must_not_find_the_person(here: Cast) -> None:
    case = new_case(here)
    shielded(here, case, here.nagi)

    with pytest.raises(CaseNotFoundError):
        confirm_warning(case_id=case.pk, leaving=Leaving.PRINT, actor=here.nagi, at=LATER)
