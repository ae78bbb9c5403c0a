"""What the centre shares: translation only."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from case_core.cases.selectors import case_for
from case_core.consents.states import LegalGround
from case_core.sharing.actions.approve_share import approve_share
from case_core.sharing.actions.change_sharing_rules import change_sharing_rules
from case_core.sharing.actions.grant_share import Plan, grant_share
from case_core.sharing.actions.review_emergency import review_emergency
from case_core.sharing.actions.revoke_share import revoke_share
from case_core.sharing.api import serializers
from case_core.sharing.models import ShareGrant
from case_core.sharing.rules import SharingRules
from case_core.sharing.selectors import (
    emergencies_listed,
    emergencies_visible_to,
    looks_at,
    preview_of,
    rules_for,
    share_for,
    shares_of,
    standing_of,
)
from case_core.sharing.states import ShareAct, Verdict
from tenants.accounts.actor import Actor
from tenants.accounts.roles import Role
from tenants.api_tokens.doors import ActionView, Done, ListViewSet, NothingToSay, RecordViewSet, Sending, Take
from tenants.api_tokens.scopes import Scope
from tenants.partners.data_classes import DataClass

CENTRE = frozenset({Role.CENTRE_STAFF})
LOOKING_AGAIN = CENTRE | {Role.AUDITOR}


def _done(grant: ShareGrant) -> Done:
    return Done(id=grant.pk, url=reverse("api:share", args=[grant.pk]))


def plan_of(told: Mapping[str, Any]) -> Plan:
    """Return what was told as the plan of a share."""
    return Plan(
        organization_id=told["organization_id"],
        member_id=told["member_id"],
        ground=LegalGround(told["ground"]),
        purpose=told["purpose"],
        data_classes=frozenset(DataClass(each) for each in told["data_classes"]),
        act=ShareAct(told["act"]),
        words=told["words"],
        ends_on=told["ends_on"],
    )


class CaseShareViewSet(ListViewSet, Sending):
    """The shares of a case."""

    reads, writes, roles = Scope.CASES_READ, Scope.CASES_WRITE, CENTRE
    operations = {
        "list": ("case_shares_list", _("相談の共有の一覧")),
        "create": ("case_shares_create", _("ほかの機関と共有する")),
    }
    answers = {"list": serializers.ShareSerializer}
    body = serializers.SharePlanSerializer
    creates = True
    create = Sending.send

    def page(self, actor: Actor, asked: Mapping[str, Any], take: Take, **ids: int) -> list[ShareGrant]:  # noqa: ARG002
        """Return a page of the case's shares."""
        shares: list[ShareGrant] = take(shares_of(actor, case_for(actor, ids["case_id"])))
        return shares

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Share."""
        return _done(grant_share(case_id=ids["case_id"], plan=plan_of(told), actor=actor, at=at))


class ShareViewSet(RecordViewSet):
    """One share, and what the body sees of it."""

    reads, roles = Scope.CASES_READ, CENTRE
    operations = {"retrieve": ("shares_retrieve", _("共有を1件読む（相手に見える内容も）"))}
    answers = {"retrieve": serializers.ShareNowSerializer}

    def record(self, actor: Actor, asked: Mapping[str, Any], **ids: int) -> dict[str, Any]:  # noqa: ARG002
        """Return the share as it stands."""
        grant = share_for(actor, ids["share_id"])
        standing = standing_of(actor, [grant])[0]
        return {"share": grant, "closed": standing.sight.closed, "sections": preview_of(actor, grant)}


class LooksViewSet(RecordViewSet):
    """Who looked at a case."""

    reads, roles = Scope.CASES_READ, CENTRE
    operations = {"retrieve": ("case_looks_retrieve", _("相談を、どの機関のだれがいつ見たか"))}
    answers = {"retrieve": serializers.SharedLooksSerializer}

    def record(self, actor: Actor, asked: Mapping[str, Any], **ids: int) -> dict[str, Any]:  # noqa: ARG002
        """Return the looks."""
        return {"looks": looks_at(actor, case_for(actor, ids["case_id"]))}


class CentreActionView(ActionView):
    """Something that the centre does with a share."""

    writes, roles = Scope.CASES_WRITE, CENTRE


class ApproveView(CentreActionView):
    """Agree as the second person."""

    operations = {"post": ("shares_approve", _("2人目の職員として共有を確認する"))}
    body = NothingToSay

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Agree."""
        return _done(approve_share(grant_id=ids["share_id"], actor=actor, at=at))


class RevokeView(CentreActionView):
    """End a share."""

    operations = {"post": ("shares_revoke", _("共有を取りやめる"))}
    body = serializers.ShareRevocationSerializer

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """End it."""
        return _done(revoke_share(grant_id=ids["share_id"], reason=told["reason"], actor=actor, at=at))


class EmergencyViewSet(ListViewSet):
    """What was shared in emergencies."""

    reads, roles = Scope.CASES_READ, LOOKING_AGAIN
    operations = {"list": ("share_emergencies_list", _("緊急の共有の一覧"))}
    answers = {"list": serializers.ShareSerializer}

    def page(self, actor: Actor, asked: Mapping[str, Any], take: Take, **ids: int) -> list[ShareGrant]:  # noqa: ARG002
        """Return a page of emergencies."""
        return emergencies_listed(actor, take(emergencies_visible_to(actor)))


class ReviewView(ActionView):
    """Judge an emergency."""

    writes, roles = Scope.CASES_WRITE, LOOKING_AGAIN
    operations = {"post": ("share_emergencies_review", _("緊急の共有を検証する（責任者・監査担当）"))}
    body = serializers.EmergencyReviewSerializer

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Judge it."""
        verdict = Verdict(told["verdict"])
        done = review_emergency(grant_id=ids["share_id"], verdict=verdict, remark=told["remark"], actor=actor, at=at)
        return Done(id=done.pk, url=reverse("api:share_emergencies"))


class RulesViewSet(RecordViewSet, Sending):
    """What the city has settled about sharing."""

    reads, writes, roles = Scope.ORGANISATION_READ, Scope.ORGANISATION_WRITE, frozenset({Role.ADMINISTRATOR})
    operations = {
        "retrieve": ("sharing_rules_retrieve", _("共有の決まり")),
        "create": ("sharing_rules_change", _("共有の決まりを変える")),
    }
    answers = {"retrieve": serializers.SharingRulesSerializer}
    body = serializers.SharingRulesSerializer
    create = Sending.send

    def record(self, actor: Actor, asked: Mapping[str, Any], **ids: int) -> SharingRules:  # noqa: ARG002
        """Return the rules."""
        return rules_for(actor)

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Settle them."""
        settled = change_sharing_rules(
            grounds=[LegalGround(each) for each in told["grounds"]],
            second_person=[LegalGround(each) for each in told["second_person"]],
            most_days=told["most_days"],
            actor=actor,
            at=at,
        )
        return Done(id=settled.pk, url=reverse("api:sharing_rules"))
