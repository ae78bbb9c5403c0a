"""Bodies and agreements: what is refused, what holds on which day, and what the other city sees."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.db import IntegrityError, transaction

from mannaka_kit.audit.models import Entry
from mannaka_kit.errors import NotAllowedError
from mannaka_tenancy import use
from tenants.partners import errors, selectors
from tenants.partners.actions.add_organization import add_organization
from tenants.partners.actions.change_organization import change_organization
from tenants.partners.actions.close_organization import close_organization
from tenants.partners.actions.conclude_agreement import conclude_agreement
from tenants.partners.actions.end_agreement import end_agreement
from tenants.partners.agreement_terms import AgreementTerms
from tenants.partners.data_classes import DataClass
from tenants.partners.kinds import BodyKind, Reach
from tenants.partners.models import Agreement, PartnerOrganization
from tenants.partners.organization_facts import OrganizationFacts
from tests.support.partners import CLASSES, COUNCIL, a_body, agreed
from tests.tenants.conftest import AT, TODAY

if TYPE_CHECKING:
    from mannaka_kit.errors import AnticipatedError
    from mannaka_tenancy import Tenant
    from tenants.accounts.actor import Actor

DAY = timedelta(days=1)
FACTS = OrganizationFacts(
    name="法テラス愛媛", name_kana="ほうてらすえひめ", kind=BodyKind.LEGAL, reaches=(Reach.LETTER,), email="a@b.example"
)


@pytest.mark.parametrize(
    ("changed", "error", "field"),
    [
        ({"name": " "}, errors.MissingNameError, "name"),
        ({"name_kana": ""}, errors.MissingNameError, "name_kana"),
        ({"reaches": ()}, errors.ReachMissingError, "reaches"),
        ({"email": ""}, errors.NowhereToSendError, "email"),
        ({"phone": "36-1510"}, errors.InvalidTelephoneError, "phone"),
    ],
)
def test_a_wrong_body_is_refused_at_its_field(
    admin: Actor, changed: dict[str, Any], error: type[AnticipatedError], field: str
) -> None:
    with pytest.raises(error) as refused:
        add_organization(actor=admin, facts=replace(FACTS, **changed), at=AT)
    assert refused.value.field == field
    assert not PartnerOrganization.objects.exists()


def test_a_name_is_free_again_once_its_body_is_closed(admin: Actor, clerk: Actor) -> None:
    first = add_organization(actor=admin, facts=FACTS, at=AT)
    other = a_body(at=AT)
    with pytest.raises(errors.NameTakenError):
        add_organization(actor=admin, facts=FACTS, at=AT)
    with pytest.raises(errors.NameTakenError):
        change_organization(actor=admin, organization_id=other.pk, facts=FACTS, at=AT)
    close_organization(actor=admin, organization_id=first.pk, at=AT)
    with pytest.raises(errors.OrganizationClosedError):
        change_organization(actor=admin, organization_id=first.pk, facts=FACTS, at=AT)
    again = add_organization(actor=admin, facts=FACTS, at=AT)
    assert [body.pk for body in selectors.organizations(clerk, text="ほうてらす")] == [again.pk]
    assert again.name_kana == "ホウテラスエヒメ"
    assert {body.pk for body in selectors.organizations(clerk, with_closed=True)} == {first.pk, again.pk, other.pk}


@pytest.mark.parametrize(
    ("told", "error", "field"),
    [
        ({"purpose": " "}, errors.PurposeMissingError, "purpose"),
        ({"data_classes": ()}, errors.DataClassesMissingError, "data_classes"),
        ({"valid_until": TODAY - DAY, "valid_from": TODAY}, errors.EndsBeforeItBeginsError, "valid_until"),
        ({"valid_until": TODAY - DAY, "valid_from": TODAY - DAY}, errors.AlreadyOverError, "valid_until"),
        ({"signed_on": TODAY + DAY}, errors.SignedLaterError, "signed_on"),
    ],
)
def test_a_wrong_agreement_is_refused_at_its_field(
    admin: Actor, told: dict[str, Any], error: type[AnticipatedError], field: str
) -> None:
    known = {"purpose": "一緒に対応する", "data_classes": CLASSES, "signed_on": TODAY, "valid_from": TODAY}
    terms = AgreementTerms(**({**known, "valid_until": TODAY} | told))
    body = a_body(at=AT)
    with pytest.raises(error) as refused:
        conclude_agreement(actor=admin, organization_id=body.pk, terms=terms, at=AT)
    assert refused.value.field == field
    assert not Agreement.objects.exists()


def test_an_agreement_covers_what_it_names_from_its_first_day_to_its_last(admin: Actor) -> None:
    body = a_body(at=AT)
    agreement = agreed(body, at=AT, valid_from=TODAY + DAY, valid_until=TODAY + 2 * DAY)
    found = [selectors.agreement_in_force(body, [DataClass.MONEY], AT + days * DAY) for days in range(4)]
    assert found == [None, agreement, agreement, None]
    assert selectors.agreement_in_force(body, CLASSES, AT + DAY) == agreement
    assert selectors.agreement_in_force(body, [DataClass.MONEY, DataClass.HEALTH], AT + DAY) is None


def test_what_is_ended_or_closed_covers_nothing_from_that_moment_on(admin: Actor) -> None:
    body, other = a_body(at=AT), a_body(at=AT, name="よろず支援拠点")
    first, second, third = agreed(body, at=AT), agreed(body, at=AT), agreed(other, at=AT)
    end_agreement(actor=admin, agreement=second, at=AT)
    assert selectors.agreement_in_force(body, CLASSES, AT) == first
    with pytest.raises(errors.AgreementEndedError):
        end_agreement(actor=admin, agreement=second, at=AT)
    close_organization(actor=admin, organization_id=other.pk, at=AT)
    third.refresh_from_db()
    assert third.ended_at == AT
    assert selectors.agreement_in_force(other, CLASSES, AT) is None
    assert selectors.agreement_in_force(body, CLASSES, AT + 9999 * DAY) is None


def test_only_administrators_keep_partners_the_centre_reads_and_the_other_city_sees_none(
    admin: Actor, clerk: Actor, saijo: Tenant
) -> None:
    body = a_body(at=AT, actor=admin)
    agreement = agreed(body, at=AT, actor=admin)
    for act in (
        lambda: a_body(at=AT, actor=clerk, name="x"),
        lambda: change_organization(actor=clerk, organization_id=body.pk, facts=FACTS, at=AT),
        lambda: close_organization(actor=clerk, organization_id=body.pk, at=AT),
        lambda: agreed(body, at=AT, actor=clerk),
        lambda: end_agreement(actor=clerk, agreement=agreement, at=AT),
        lambda: selectors.agreement_for(clerk, agreement.pk),
    ):
        with pytest.raises(NotAllowedError):
            act()
    assert [each.name for each in selectors.organizations(clerk)] == [COUNCIL]
    written = {entry.action for entry in Entry.objects.all()}
    assert {"partner.added", "partner_agreement.concluded"} <= written
    with use(saijo):
        assert not selectors.organizations(clerk).exists()
        assert selectors.organization_for(clerk, body.pk) is None


def test_the_database_refuses_what_is_not_on_the_list(in_imabari: Tenant) -> None:
    body = a_body(at=AT)
    row = {"purpose": "x", "valid_from": TODAY, "valid_until": TODAY, "signed_on": TODAY, "organization": body}
    for classes in ([], ["everything"]):
        with pytest.raises(IntegrityError), transaction.atomic():
            Agreement.objects.create(data_classes=classes, **row)
