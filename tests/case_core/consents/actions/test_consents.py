"""The register of consents: who agreed to what, and took it back."""

from dataclasses import replace
from datetime import timedelta

import pytest

from case_core.cases.models import Case
from case_core.cases.states import StepKind
from case_core.consents import errors
from case_core.consents.actions.record_consent import record_consent
from case_core.consents.actions.withdraw_consent import withdraw_consent
from case_core.consents.events import ConsentGiven, ConsentWithdrawn
from case_core.consents.selectors import consent_for, consents_in_force, consents_of
from case_core.consents.states import Manner
from mannaka_kit.errors import NotAllowedError
from tenants.partners.models import PartnerOrganization
from tests.support.cases import LATER, closed, new_case
from tests.support.cast import Cast
from tests.support.memory import remembered
from tests.support.receiving import a_relative
from tests.support.sharing import DAY, TOLD, a_body, agreed_to, consented


@pytest.fixture
def case(here: Cast) -> Case:
    return new_case(here)


@pytest.fixture
def body(here: Cast) -> PartnerOrganization:
    return a_body()


def test_what_was_agreed_stands_in_the_register_and_in_the_course(
    here: Cast, case: Case, body: PartnerOrganization, told: list[object]
) -> None:
    consent = consented(here, case, body)
    assert list(consents_of(here.aoi, case)) == [consent]
    assert set(consent.data_classes) == {each.value for each in TOLD}
    assert [step.note for step in case.steps.filter(kind=StepKind.CONSENT_GIVEN)] == [body.name]
    assert remembered("consent.given") == [("centre_staff", case.pk, "done")]
    assert told[-1] == ConsentGiven(case_id=case.pk, consent_id=consent.pk)


def test_it_holds_on_its_days_and_until_it_is_taken_back(
    here: Cast, case: Case, body: PartnerOrganization, told: list[object]
) -> None:
    consent = consented(here, case, body)
    last = DAY + timedelta(days=60)
    assert [bool(consents_in_force(here.aoi, case, on=day)) for day in (DAY, last, last + timedelta(days=1))] == [
        True,
        True,
        False,
    ]
    closed(here, case)
    withdraw_consent(consent_id=consent.pk, how=Manner.ORAL, note="電話で", actor=here.nagi, at=LATER)
    assert not consents_in_force(here.aoi, case, on=DAY)
    assert told[-1] == ConsentWithdrawn(case_id=case.pk, consent_id=consent.pk)
    assert remembered("consent.withdrawn") == [("centre_staff", case.pk, "done")]
    with pytest.raises(errors.ConsentWithdrawnError):
        withdraw_consent(consent_id=consent.pk, how=Manner.ORAL, actor=here.aoi, at=LATER)


def test_somebody_beside_the_one_who_came_may_agree_and_nobody_else(
    here: Cast, case: Case, body: PartnerOrganization
) -> None:
    mother = a_relative(here, case, name="田中 ハル")
    consented(here, case, body, given_by_id=mother.person_id)
    with pytest.raises(errors.GiverNotOfCaseError):
        consented(here, case, body, given_by_id=new_case(here).party_id)


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"organization_ids": frozenset()}, errors.RecipientMissingError),
        ({"organization_ids": frozenset({404})}, errors.RecipientMissingError),
        ({"data_classes": frozenset()}, errors.DataClassMissingError),
        ({"purpose": " "}, errors.PurposeMissingError),
        ({"proof": " "}, errors.ProofMissingError),
        ({"given_on": DAY + timedelta(days=1)}, errors.GivenLaterError),
        ({"expires_on": DAY - timedelta(days=1)}, errors.ExpiryOutOfRangeError),
        ({"expires_on": DAY + timedelta(days=367)}, errors.ExpiryOutOfRangeError),
    ],
)
def test_a_consent_without_bounds_is_none(
    here: Cast, case: Case, body: PartnerOrganization, changed: dict[str, object], error: type[Exception]
) -> None:
    agreed = replace(agreed_to(case, body), **changed)  # type: ignore[arg-type]
    with pytest.raises(error):
        record_consent(case_id=case.pk, agreed=agreed, actor=here.aoi, at=LATER)


def test_a_body_that_was_closed_cannot_be_named(here: Cast, case: Case, body: PartnerOrganization) -> None:
    body.is_active = False
    body.save()
    with pytest.raises(errors.RecipientMissingError):
        consented(here, case, body)


def test_only_the_centre_keeps_the_register(here: Cast, case: Case, body: PartnerOrganization) -> None:
    consent = consented(here, case, body)
    for name in ("ren", "mio", "sora"):
        actor = here.actors[name]
        with pytest.raises(NotAllowedError):
            record_consent(case_id=case.pk, agreed=agreed_to(case, body), actor=actor, at=LATER)
        with pytest.raises(NotAllowedError):
            withdraw_consent(consent_id=consent.pk, how=Manner.ORAL, actor=actor, at=LATER)
        with pytest.raises(NotAllowedError):
            consent_for(actor, consent.pk)
    with pytest.raises(errors.ConsentNotFoundError):
        consent_for(here.aoi, 404)
    with pytest.raises(errors.ConsentNotFoundError):
        withdraw_consent(consent_id=404, how=Manner.ORAL, actor=here.aoi, at=LATER)
