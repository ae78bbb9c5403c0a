"""Which bells people's work rings."""

from collections.abc import Callable

import pytest

from case_core.cases.actions.add_message import add_message
from case_core.cases.models import Case
from case_core.cases.states import Channel
from case_core.handovers.actions.report_back import report_back
from case_core.handovers.states import Result
from mannaka_tenancy import use
from tenants.accounts.actions.revoke_role import revoke_role
from tenants.accounts.models import RoleGrant
from tests.case_core.console.web.live.conftest import record
from tests.support.browsing import Desk
from tests.support.cases import LATER, acknowledged
from tests.support.cast import Cast

DeskOf = Callable[[str], Desk]


def test_what_happens_to_a_case_rings_for_the_day_and_the_case(cast: Cast, case: Case, rung: list[str]) -> None:
    record(cast, case, "続き")
    with use(cast.city):
        add_message(case_id=case.pk, channel=Channel.WEB, body="また書きました", at=LATER)
    assert rung == ["desk", f"case-{case.pk}"] * 2


def test_what_a_section_does_rings_for_the_section_too(cast: Cast, case: Case, rung: list[str]) -> None:
    with use(cast.city):
        handover = acknowledged(cast, case)
        rung.clear()
        report_back(handover_id=handover.pk, result=Result.DONE, report="済", told_citizen="", actor=cast.ren, at=LATER)
    assert rung == ["desk", f"case-{case.pk}", f"section-{cast.tax.pk}"]


def test_a_role_that_is_taken_away_ends_the_persons_streams(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    closed: list[int] = []
    monkeypatch.setattr("mannaka_kit.live.announcements.close", lambda *, user_id: closed.append(user_id))
    with use(cast.city):
        grant = RoleGrant.objects.get(user_id=cast.nagi.user_id)
        revoke_role(actor=cast.mio, grant=grant, at=LATER)
    assert closed == [cast.nagi.user_id]
