"""Partner organisations and their agreements: translation only."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from rest_framework.serializers import Serializer

from mannaka_kit.rest.pagination import OldestFirst
from tenants.accounts.actor import Actor
from tenants.accounts.roles import Role
from tenants.api_tokens.doors import ActionView, Done, ListViewSet, NothingToSay, Sending, Take
from tenants.api_tokens.scopes import Scope
from tenants.partners import selectors
from tenants.partners.actions.add_organization import add_organization
from tenants.partners.actions.change_organization import change_organization
from tenants.partners.actions.close_organization import close_organization
from tenants.partners.actions.conclude_agreement import conclude_agreement
from tenants.partners.actions.end_agreement import end_agreement
from tenants.partners.agreement_terms import AgreementTerms
from tenants.partners.api import serializers
from tenants.partners.data_classes import DataClass
from tenants.partners.errors import AgreementNotFoundError, OrganizationNotFoundError
from tenants.partners.models import Agreement, PartnerOrganization
from tenants.partners.organization_facts import OrganizationFacts

KEEPERS = frozenset({Role.ADMINISTRATOR})
READERS = KEEPERS | {Role.CENTRE_STAFF}


def of_organization(organization_id: int) -> Done:
    """Return what was done to a body."""
    return Done(id=organization_id, url=reverse("api:partners"))


def organization_of(actor: Actor, organization_id: int) -> PartnerOrganization:
    """Return the body of an address.

    :raises OrganizationNotFoundError: there is none.
    """
    found = selectors.organization_for(actor, organization_id)
    if found is None:
        raise OrganizationNotFoundError
    return found


class PartnersViewSet(ListViewSet):
    """The bodies, for whoever refers people to them."""

    reads, roles = Scope.ORGANISATION_READ, READERS
    operations = {"list": ("partners_list", _("関係機関の一覧"))}
    pagination_class = OldestFirst
    filters = {"list": serializers.OrganizationFilters}
    answers = {"list": serializers.PartnerOrganizationSerializer}

    def page(self, actor: Actor, asked: Mapping[str, Any], take: Take, **ids: int) -> list[PartnerOrganization]:  # noqa: ARG002
        """Return a page of bodies."""
        return take(selectors.organizations(actor, with_closed=asked.get("with_closed", False)))


class PartnerSettingView(ActionView):
    """Something that an administrator settles of a body."""

    writes, roles = Scope.ORGANISATION_WRITE, KEEPERS
    body: ClassVar[type[Serializer[Any]]] = NothingToSay


class AddPartnerView(PartnerSettingView):
    """Add a body."""

    operations = {"post": ("partners_add", _("関係機関を加える"))}
    body = serializers.PartnerFactsSerializer
    creates = True

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Add it."""
        return of_organization(add_organization(actor=actor, facts=OrganizationFacts.of(dict(told)), at=at).pk)


class ChangePartnerView(PartnerSettingView):
    """Change what is known of a body."""

    operations = {"post": ("partners_change", _("関係機関の内容を変える"))}
    body = serializers.PartnerFactsSerializer

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Change it."""
        facts, organization_id = OrganizationFacts.of(dict(told)), ids["organization_id"]
        return of_organization(change_organization(actor=actor, organization_id=organization_id, facts=facts, at=at).pk)


class ClosePartnerView(PartnerSettingView):
    """Work with a body no more."""

    operations = {"post": ("partners_close", _("関係機関とのやり取りを終える（協定も担当者のサインインも終わる）"))}

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Close it."""
        return of_organization(close_organization(actor=actor, organization_id=ids["organization_id"], at=at).pk)


class AgreementViewSet(ListViewSet, Sending):
    """The agreements with a body, and a new one."""

    reads, writes, roles = Scope.ORGANISATION_READ, Scope.ORGANISATION_WRITE, KEEPERS
    operations = {
        "list": ("partner_agreements_list", _("関係機関との協定の一覧")),
        "create": ("partner_agreements_create", _("協定を登録する")),
    }
    pagination_class = OldestFirst
    answers = {"list": serializers.PartnerAgreementSerializer}
    body = serializers.AgreementTermsSerializer
    creates = True
    create = Sending.send

    def page(self, actor: Actor, asked: Mapping[str, Any], take: Take, **ids: int) -> list[Agreement]:  # noqa: ARG002
        """Return a page of agreements."""
        return take(selectors.agreements_for(actor, organization_of(actor, ids["organization_id"])))

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Write it down."""
        typed = {name: value for name, value in told.items() if name != "data_classes"}
        terms = AgreementTerms(data_classes=tuple(DataClass(value) for value in told["data_classes"]), **typed)
        made = conclude_agreement(actor=actor, organization_id=ids["organization_id"], terms=terms, at=at)
        return _of_agreement(made)


class EndAgreementView(PartnerSettingView):
    """End an agreement before its time."""

    operations = {"post": ("partner_agreements_end", _("協定を今すぐ終える"))}

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """End it.

        :raises AgreementNotFoundError: there is no such agreement.
        """
        agreement = selectors.agreement_for(actor, ids["agreement_id"])
        if agreement is None:
            raise AgreementNotFoundError
        return _of_agreement(end_agreement(actor=actor, agreement=agreement, at=at))


def _of_agreement(agreement: Agreement) -> Done:
    return Done(id=agreement.pk, url=reverse("api:partner_agreements", args=[agreement.organization_id]))
