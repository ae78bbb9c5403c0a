"""Shares: who decides, what they need, and how they end."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from case_core.cases.models import Case
from case_core.cases.states import Mark, StepKind
from case_core.consents.actions.withdraw_consent import withdraw_consent
from case_core.consents.states import LegalGround, Manner
from case_core.sharing import errors
from case_core.sharing.actions.approve_share import approve_share
from case_core.sharing.actions.change_sharing_rules import change_sharing_rules
from case_core.sharing.actions.grant_share import grant_share
from case_core.sharing.actions.review_emergency import review_emergency
from case_core.sharing.actions.revoke_share import revoke_share
from case_core.sharing.events import ShareGranted, ShareRevoked
from case_core.sharing.models import ShareGrant
from case_core.sharing.selectors import emergencies_visible_to, emergency_for, rules_for
from case_core.sharing.standing import sights_of
from case_core.sharing.states import Closed, Verdict
from mannaka_kit.errors import NotAllowedError
from tenants.partners.data_classes import DataClass
from tenants.partners.models import PartnerOrganization
from tests.support.cases import LATER, new_case
from tests.support.cast import Cast
from tests.support.heads import head_of_centre
from tests.support.memory import remembered
from tests.support.records import a_record
from tests.support.safety import shielded
from tests.support.sharing import DAY, TOLD, a_body, a_member, a_plan, consented, shared

COUNCIL: dict[str, Any] = {"ground": LegalGround.CHILD_COUNCIL}
EMERGENCY: dict[str, Any] = {"ground": LegalGround.EMERGENCY}


@pytest.fixture
def case(here: Cast) -> Case:
    return new_case(here)


@pytest.fixture
def body(here: Cast) -> PartnerOrganization:
    found = a_body()
    a_member(found)
    return found


def closed_by(grant: ShareGrant, at: Any = LATER) -> Closed | None:
    grant = ShareGrant.objects.select_related("case").get(pk=grant.pk)
    return sights_of([grant], at=at)[grant.pk].closed


def test_with_consent_a_share_opens_at_once(
    here: Cast, case: Case, body: PartnerOrganization, told: list[object]
) -> None:
    grant = shared(here, case, body)
    assert closed_by(grant) is None
    assert [step.note for step in case.steps.filter(kind=StepKind.SHARED)] == [body.name]
    assert remembered("share.granted") == [("centre_staff", case.pk, "done")]
    assert told[-1] == ShareGranted(case_id=case.pk, grant_id=grant.pk, organization_id=body.pk)


def test_taking_the_consent_back_closes_it_at_that_moment(here: Cast, case: Case, body: PartnerOrganization) -> None:
    consent = consented(here, case, body)
    grant = shared(here, case, body)
    withdraw_consent(consent_id=consent.pk, how=Manner.ORAL, actor=here.aoi, at=LATER)
    assert closed_by(grant) == Closed.CONSENT


def test_time_alone_closes_it(here: Cast, case: Case, body: PartnerOrganization) -> None:
    consented(here, case, body, expires_on=DAY + timedelta(days=3))
    grant = shared(here, case, body)
    assert closed_by(grant, LATER + timedelta(days=4)) == Closed.CONSENT
    assert closed_by(grant, LATER + timedelta(days=31)) == Closed.OVER
    body.agreements.update(ended_at=LATER)
    assert closed_by(grant) == Closed.AGREEMENT


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"purpose": " "}, errors.PurposeMissingError),
        ({"data_classes": frozenset()}, errors.ClassesMissingError),
        ({"data_classes": frozenset({DataClass.MONEY})}, errors.ConsentMissingError),
        ({"ends_on": DAY - timedelta(days=1)}, errors.PeriodOutOfRangeError),
        ({"ends_on": DAY + timedelta(days=91)}, errors.PeriodOutOfRangeError),
        ({"member_id": 404}, errors.BodyNotReachedError),
        ({"organization_id": 404}, errors.BodyNotReachedError),
    ],
)
def test_a_share_without_its_grounds_is_refused(
    here: Cast, case: Case, body: PartnerOrganization, changed: dict[str, Any], error: type[Exception]
) -> None:
    consented(here, case, body)
    with pytest.raises(error):
        grant_share(case_id=case.pk, plan=a_plan(body, **changed), actor=here.aoi, at=LATER)
    assert not ShareGrant.objects.exists()


def test_a_body_without_people_or_outside_its_agreement_gets_nothing(here: Cast, case: Case) -> None:
    nobody = a_body("法テラス")
    consented(here, case, nobody)
    with pytest.raises(errors.BodyNotReachedError):
        shared(here, case, nobody)
    narrow = a_body("よろず支援拠点", classes=frozenset({DataClass.WORK}))
    a_member(narrow)
    with pytest.raises(errors.AgreementMissingError):
        shared(here, case, narrow, **COUNCIL)


def test_ninety_days_is_the_most_and_the_database_says_so_too(
    here: Cast, case: Case, body: PartnerOrganization
) -> None:
    consented(here, case, body, expires_on=DAY + timedelta(days=120))
    grant = shared(here, case, body, ends_on=DAY + timedelta(days=90))
    assert grant.ends_at - grant.begins_at == timedelta(days=90)
    with pytest.raises(IntegrityError), transaction.atomic():
        ShareGrant.objects.filter(pk=grant.pk).update(ends_at=grant.ends_at + timedelta(seconds=1))
    urgent = shared(here, case, body, **EMERGENCY)
    with pytest.raises(IntegrityError), transaction.atomic():
        ShareGrant.objects.filter(pk=urgent.pk).update(ends_at=urgent.begins_at + timedelta(hours=73))


def test_where_nobody_asks_the_person_two_people_decide(here: Cast, case: Case, body: PartnerOrganization) -> None:
    grant = shared(here, case, body, **COUNCIL)
    assert closed_by(grant) == Closed.SECOND_PERSON
    with pytest.raises(errors.OwnShareError):
        approve_share(grant_id=grant.pk, actor=here.aoi, at=LATER)
    approve_share(grant_id=grant.pk, actor=here.nagi, at=LATER)
    assert closed_by(grant) is None
    with pytest.raises(errors.ApprovedBeforeError):
        approve_share(grant_id=grant.pk, actor=here.nagi, at=LATER)


def test_a_shield_that_is_set_later_closes_what_one_person_opened(
    here: Cast, case: Case, body: PartnerOrganization
) -> None:
    grant = shared(here, case, body)
    shielded(here, case)
    assert closed_by(grant) == Closed.SECOND_PERSON
    approve_share(grant_id=grant.pk, actor=here.nagi, at=LATER)
    assert closed_by(grant) is None


def test_a_case_with_a_restricted_record_is_shared_by_its_keepers_and_by_two(
    here: Cast, case: Case, body: PartnerOrganization
) -> None:
    a_record(here, case)
    case.refresh_from_db()
    assert Mark.RESTRICTED in case.marks
    with pytest.raises(errors.RestrictedCaseError):
        shared(here, case, body, by="nagi")
    assert closed_by(shared(here, case, body)) == Closed.SECOND_PERSON
    # Where a life is in danger, nobody waits for a keeper; the record itself is told to nobody.
    assert closed_by(shared(here, case, body, by="nagi", **EMERGENCY)) is None


def test_the_citys_rules_hold_from_the_next_view_on(here: Cast, case: Case, body: PartnerOrganization) -> None:
    grant = shared(here, case, body)
    used = {"grounds": [LegalGround.CHILD_COUNCIL], "second_person": [], "most_days": 10}
    change_sharing_rules(**used, actor=here.mio, at=LATER)
    assert (closed_by(grant), rules_for(here.mio).most_days) == (Closed.POLICY, 10)
    with pytest.raises(errors.GroundNotUsedError):
        shared(here, case, body, ends_on=DAY)
    with pytest.raises(errors.PeriodOutOfRangeError):
        shared(here, case, body, **COUNCIL, ends_on=DAY + timedelta(days=11))
    assert closed_by(shared(here, case, body, **COUNCIL, ends_on=DAY)) is None
    for wrong in (0, 91):
        with pytest.raises(errors.DaysOutOfRangeError):
            change_sharing_rules(**{**used, "most_days": wrong}, actor=here.mio, at=LATER)
    with pytest.raises(NotAllowedError):
        change_sharing_rules(**used, actor=here.aoi, at=LATER)


def test_ending_a_share_needs_a_reason_and_is_final(
    here: Cast, case: Case, body: PartnerOrganization, told: list[object]
) -> None:
    grant = shared(here, case, body)
    with pytest.raises(errors.ReasonMissingError):
        revoke_share(grant_id=grant.pk, reason=" ", actor=here.nagi, at=LATER)
    revoke_share(grant_id=grant.pk, reason="相手の担当が変わった", actor=here.nagi, at=LATER)
    assert closed_by(grant) == Closed.REVOKED
    assert told[-1] == ShareRevoked(case_id=case.pk, grant_id=grant.pk, organization_id=body.pk)
    with pytest.raises(errors.RevokedBeforeError):
        revoke_share(grant_id=grant.pk, reason="もう一度", actor=here.aoi, at=LATER)


def test_an_emergency_asks_nobody_ends_after_three_days_and_is_looked_at_again(here: Cast, case: Case) -> None:
    stranger = a_body("警察署", classes=frozenset({DataClass.WORK}))
    a_member(stranger)
    grant = shared(here, case, stranger, **EMERGENCY, purpose="自殺のおそれ。居場所を探している。")
    assert closed_by(grant) is None
    assert grant.ends_at - grant.begins_at == timedelta(hours=72)
    assert remembered("share.granted_in_emergency") == [("centre_staff", case.pk, "done")]
    assert list(emergencies_visible_to(here.sora).to_review()) == [grant]
    head = head_of_centre(here, "aoi")
    with pytest.raises(errors.OwnShareError):
        review_emergency(grant_id=grant.pk, verdict=Verdict.NEEDED, actor=head, at=LATER)
    with pytest.raises(NotAllowedError):
        review_emergency(grant_id=grant.pk, verdict=Verdict.NEEDED, actor=here.nagi, at=LATER)
    review_emergency(grant_id=grant.pk, verdict=Verdict.NEEDED, remark="妥当", actor=here.sora, at=LATER)
    assert emergency_for(here.nagi, grant.pk).verdict == Verdict.NEEDED
    with pytest.raises(errors.NoEmergencyError):
        review_emergency(grant_id=grant.pk, verdict=Verdict.NEEDED, actor=here.sora, at=LATER)


def test_only_the_centre_decides(here: Cast, case: Case, body: PartnerOrganization) -> None:
    grant = shared(here, case, body, **COUNCIL)
    for name in ("ren", "mio", "sora"):
        actor = here.actors[name]
        with pytest.raises(NotAllowedError):
            grant_share(case_id=case.pk, plan=a_plan(body, **EMERGENCY), actor=actor, at=LATER)
        with pytest.raises(NotAllowedError):
            approve_share(grant_id=grant.pk, actor=actor, at=LATER)
        with pytest.raises(NotAllowedError):
            revoke_share(grant_id=grant.pk, reason="理由", actor=actor, at=LATER)
    assert set(grant.data_classes) == {each.value for each in TOLD}
