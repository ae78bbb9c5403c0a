"""The list of a body: what waits comes first, page by page, in a number of statements that does not grow."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from case_core.cases.models import Case
from case_core.consents.actions.withdraw_consent import withdraw_consent
from case_core.consents.models import Consent
from case_core.consents.states import Manner
from case_core.referrals.actions.accept_referral import accept_referral
from case_core.referrals.errors import ReferralNotFoundError
from case_core.referrals.selectors import referral_for, referrals_of
from case_core.referrals.viewing import ROWS, Desk, Show, desk_of, look_at_referral
from case_core.sharing.errors import ShareOverError
from mannaka_kit.errors import NotAllowedError
from mannaka_tenancy import use
from tenants.partners.actor import PartnerActor
from tenants.partners.models import PartnerOrganization
from tests.support.cases import LATER, new_case
from tests.support.cast import Cast
from tests.support.memory import remembered
from tests.support.referrals import accepted, referred
from tests.support.sharing import DAY, a_body, a_member, acting, shared


@pytest.fixture
def case(here: Cast) -> Case:
    return new_case(here)


@pytest.fixture
def body(here: Cast) -> PartnerOrganization:
    return a_body()


@pytest.fixture
def umi(body: PartnerOrganization) -> PartnerActor:
    return acting(a_member(body))


def desk(viewer: PartnerActor, show: Show = Show.ALL, number: str = "1") -> Desk:
    return desk_of(viewer, show=show, number=number, at=LATER)


def test_what_is_due_first_stands_first_and_can_be_narrowed(
    here: Cast, body: PartnerOrganization, umi: PartnerActor
) -> None:
    only_shared = shared(here, new_case(here), body)
    late = referred(here, new_case(here), body, due_on=DAY + timedelta(days=9))
    soon = accepted(here, new_case(here), body)
    shown = desk(umi)
    assert [row.offered.grant.pk for row in shown.rows] == [soon.grant_id, late.grant_id, only_shared.pk]
    assert shown.waiting == 1
    for show, wanted in ((Show.SENT, late.grant_id), (Show.ACCEPTED, soon.grant_id), (Show.SHARED, only_shared.pk)):
        assert [row.offered.grant.pk for row in desk(umi, show).rows] == [wanted]
    assert (desk(umi, Show.DONE).rows, desk(umi, Show.DONE).is_empty) == ([], False)


def test_a_list_of_many_takes_as_many_statements_as_one_of_few_and_lists_a_page(
    here: Cast, body: PartnerOrganization, umi: PartnerActor
) -> None:
    counts = []
    for more in (2, ROWS + 1):
        for _each in range(more):
            referred(here, new_case(here), body)
        with CaptureQueriesContext(connection) as asked:
            shown = desk(umi)
        counts.append(len(asked))
    assert counts[0] == counts[1]
    assert (len(shown.rows), len(desk(umi, number="2").rows), shown.waiting) == (ROWS, 3, ROWS + 3)


def test_a_look_is_recorded_and_ends_with_the_consent(
    here: Cast, case: Case, body: PartnerOrganization, umi: PartnerActor
) -> None:
    referral = referred(here, case, body)
    found = look_at_referral(umi, referral.pk, at=LATER)
    assert (found.referral.reason, found.shown.title) == (referral.reason, case.title)
    assert remembered("share.viewed") == [("partner", case.pk, "done")]
    accept_referral(referral_id=referral.pk, actor=umi, at=LATER)
    assert look_at_referral(umi, referral.pk, at=LATER).edition != found.edition
    withdraw_consent(consent_id=Consent.objects.get().pk, how=Manner.ORAL, actor=here.aoi, at=LATER)
    with pytest.raises(ShareOverError):
        look_at_referral(umi, referral.pk, at=LATER)
    assert desk(umi).is_empty


def test_another_body_and_the_other_city_have_nothing_of_it(
    here: Cast, saijo_cast: Cast, case: Case, body: PartnerOrganization, umi: PartnerActor
) -> None:
    referral = referred(here, case, body)
    riku = acting(a_member(a_body("法テラス"), "riku", "陸"))
    with pytest.raises(ReferralNotFoundError):
        look_at_referral(riku, referral.pk, at=LATER)
    assert desk(riku).is_empty
    assert list(referrals_of(here.nagi, case)) == [referral]
    assert referral_for(here.nagi, referral.pk) == referral
    with pytest.raises(NotAllowedError):
        referral_for(here.ren, referral.pk)
    with use(saijo_cast.city):
        theirs = acting(a_member(a_body()))
        assert desk(theirs).is_empty
        with pytest.raises(ReferralNotFoundError):
            look_at_referral(theirs, referral.pk, at=LATER)
        with pytest.raises(ReferralNotFoundError):
            referral_for(saijo_cast.aoi, referral.pk)
