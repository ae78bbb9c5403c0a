"""What was sent on to bodies, counted by body and by outcome: that it ended is not that somebody was helped."""

from datetime import date, timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from case_core.referrals.actions.decline_referral import decline_referral
from case_core.referrals.actions.finish_referral import finish_referral
from case_core.referrals.actions.revoke_referral import revoke_referral
from case_core.referrals.models import Referral
from case_core.referrals.states import DeclineReason
from case_core.reporting.csv_file import as_csv
from case_core.reporting.periods import Period
from case_core.reporting.referring import Referred, referred_in
from case_core.reporting.selectors import figures_of
from mannaka_tenancy import use
from tests.support.cases import LATER, new_case
from tests.support.cast import Cast
from tests.support.referrals import HELPED, accepted, referred
from tests.support.sharing import a_body, a_member

PERIOD = Period(first=date(2026, 1, 1), last=date(2026, 1, 31))


def test_bodies_and_outcomes_are_counted_in_one_statement(here: Cast, saijo_cast: Cast) -> None:
    council, lawyers = a_body(), a_body("法テラス")
    a_member(council)
    a_member(lawyers, "riku", "陸")
    done = accepted(here, new_case(here), council)
    finish_referral(referral_id=done.pk, result=HELPED, actor=here.aoi, at=LATER)
    waiting, late = referred(here, new_case(here), council), accepted(here, new_case(here), council)
    Referral.objects.filter(pk=late.pk).update(due_on=LATER.date() - timedelta(days=1))
    declined, revoked = (referred(here, new_case(here), lawyers) for _number in range(2))
    decline_referral(referral_id=declined.pk, why=DeclineReason.NO_CAPACITY, actor=here.aoi, at=LATER)
    revoke_referral(referral_id=revoked.pk, reason="別の機関にする", actor=here.aoi, at=LATER)
    with CaptureQueriesContext(connection) as asked:
        found = referred_in(PERIOD)
    assert len(asked) == 1
    assert [(line.label, line.number, line.fates, line.late) for line in found.bodies] == [
        (council.name, 3, (1, 1, 1, 0, 0), 1),
        (lawyers.name, 2, (0, 0, 0, 1, 1), 0),
    ]
    assert {line.key: line.number for line in found.outcomes if line.number} == {"helped": 1}
    assert (found.total, found.done, waiting.status) == (5, 1, "sent")
    assert f"{council.name},3,1,1,1,0,0,1" in as_csv(figures_of(here.aoi, PERIOD)).decode()
    with use(saijo_cast.city):
        assert referred_in(PERIOD) == Referred(outcomes=referred_in(PERIOD).outcomes)
