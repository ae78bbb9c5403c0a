"""What people agreed to: translation only."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from case_core.cases.selectors import case_for
from case_core.consents.actions.record_consent import Agreed, record_consent
from case_core.consents.actions.withdraw_consent import withdraw_consent
from case_core.consents.api import serializers
from case_core.consents.models import Consent
from case_core.consents.selectors import consents_of
from case_core.consents.states import Manner
from tenants.accounts.actor import Actor
from tenants.accounts.roles import Role
from tenants.api_tokens.doors import ActionView, Done, ListViewSet, Sending, Take
from tenants.api_tokens.scopes import Scope
from tenants.partners.data_classes import DataClass

CENTRE = frozenset({Role.CENTRE_STAFF})


def _done(consent: Consent) -> Done:
    return Done(id=consent.pk, url=reverse("api:case_consents", args=[consent.case_id]))


class CaseConsentViewSet(ListViewSet, Sending):
    """The register of a case."""

    reads, writes, roles = Scope.CASES_READ, Scope.CASES_WRITE, CENTRE
    operations = {
        "list": ("case_consents_list", _("相談の同意の一覧")),
        "create": ("case_consents_create", _("同意を記録する")),
    }
    answers = {"list": serializers.ConsentSerializer}
    body = serializers.AgreedSerializer
    creates = True
    create = Sending.send

    def page(self, actor: Actor, asked: Mapping[str, Any], take: Take, **ids: int) -> list[Consent]:  # noqa: ARG002
        """Return a page of the case's consents."""
        consents: list[Consent] = take(consents_of(actor, case_for(actor, ids["case_id"])))
        return consents

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Record one."""
        agreed = Agreed(
            given_by_id=told["given_by_id"],
            organization_ids=frozenset(told["organization_ids"]),
            purpose=told["purpose"],
            data_classes=frozenset(DataClass(each) for each in told["data_classes"]),
            manner=Manner(told["manner"]),
            proof=told["proof"],
            given_on=told["given_on"],
            expires_on=told["expires_on"],
        )
        return _done(record_consent(case_id=ids["case_id"], agreed=agreed, actor=actor, at=at))


class WithdrawView(ActionView):
    """Take one back."""

    writes, roles = Scope.CASES_WRITE, CENTRE
    operations = {"post": ("consents_withdraw", _("同意の撤回を記録する"))}
    body = serializers.WithdrawalSerializer

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Take it back."""
        how = Manner(told["how"])
        return _done(withdraw_consent(consent_id=ids["consent_id"], how=how, note=told["note"], actor=actor, at=at))
