"""Requests to the head: translation only."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from case_core.approvals.actions.ask_approval import ask_approval
from case_core.approvals.actions.ask_closing import ask_closing
from case_core.approvals.actions.comment_approval import comment_approval
from case_core.approvals.actions.send_back_approval import send_back_approval
from case_core.approvals.actions.sign_approval import sign_approval
from case_core.approvals.actions.withdraw_approval import withdraw_approval
from case_core.approvals.api import serializers
from case_core.approvals.models import Approval
from case_core.approvals.selectors import approval_for, approvals_of, listed, waiting_for
from case_core.cases.selectors import case_for
from case_core.cases.states import Outcome
from mannaka_kit.rest.pagination import OldestFirst
from tenants.accounts.actor import Actor
from tenants.accounts.roles import Role
from tenants.api_tokens.doors import ActionView, Done, ListViewSet, NothingToSay, ReadViewSet, Sending, Take
from tenants.api_tokens.scopes import Scope

CENTRE = frozenset({Role.CENTRE_STAFF})


def _done(approval: Approval) -> Done:
    return Done(id=approval.pk, url=reverse("api:approval", args=[approval.pk]))


class ApprovalViewSet(ReadViewSet):
    """What waits for the token's owner as a head."""

    reads, roles = Scope.CASES_READ, CENTRE
    operations = {
        "list": ("approvals_list", _("自分の署名を待っている決裁・確認の一覧（責任者）")),
        "retrieve": ("approvals_retrieve", _("決裁・確認の依頼を1件読む")),
    }
    pagination_class = OldestFirst
    answers = {"list": serializers.ApprovalSerializer, "retrieve": serializers.ApprovalSerializer}

    def page(self, actor: Actor, asked: Mapping[str, Any], take: Take, **ids: int) -> list[Approval]:  # noqa: ARG002
        """Return a page of what waits."""
        return listed(actor, take(waiting_for(actor)))

    def record(self, actor: Actor, asked: Mapping[str, Any], **ids: int) -> Approval:  # noqa: ARG002
        """Return a request."""
        return approval_for(actor, ids["approval_id"])


class CaseApprovalViewSet(ListViewSet, Sending):
    """What was asked of a case."""

    reads, writes, roles = Scope.CASES_READ, Scope.CASES_WRITE, CENTRE
    operations = {
        "list": ("case_approvals_list", _("相談の決裁・確認の一覧（古い順）")),
        "create": ("case_approvals_create", _("責任者に確認を頼む")),
    }
    pagination_class = OldestFirst
    answers = {"list": serializers.ApprovalSerializer}
    body = serializers.ReadingRequestSerializer
    creates = True
    create = Sending.send

    def page(self, actor: Actor, asked: Mapping[str, Any], take: Take, **ids: int) -> list[Approval]:  # noqa: ARG002
        """Return a page of the case's requests."""
        case = case_for(actor, ids["case_id"])
        approvals: list[Approval] = take(approvals_of(actor, case).select_related("case"))
        return approvals

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Ask the head to read."""
        return _done(ask_approval(case_id=ids["case_id"], words=told["words"], actor=actor, at=at))


class CentreActionView(ActionView):
    """Something that the centre does; only heads get past the signing ones."""

    writes, roles = Scope.CASES_WRITE, CENTRE


class AskClosingView(CentreActionView):
    """Put an ending before the head."""

    operations = {"post": ("case_approvals_closing", _("終了の決裁を求める"))}
    body = serializers.ClosingRequestSerializer
    creates = True

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Ask the head to sign."""
        ending = {**told, "outcome": Outcome(told["outcome"])}
        return _done(ask_closing(case_id=ids["case_id"], actor=actor, at=at, **ending))


class SignView(CentreActionView):
    """Sign."""

    operations = {"post": ("approvals_sign", _("確認して署名する（責任者）"))}
    body = serializers.SigningSerializer

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Sign it."""
        return _done(sign_approval(approval_id=ids["approval_id"], comment=told["comment"], actor=actor, at=at))


class SendBackView(CentreActionView):
    """Send back."""

    operations = {"post": ("approvals_send_back", _("理由を書いて差し戻す（責任者）"))}
    body = serializers.CommentSerializer

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Send it back."""
        return _done(send_back_approval(approval_id=ids["approval_id"], comment=told["comment"], actor=actor, at=at))


class CommentView(CentreActionView):
    """Comment."""

    operations = {"post": ("approvals_comment", _("コメントだけ残す（責任者）"))}
    body = serializers.CommentSerializer

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Say something to it."""
        return _done(comment_approval(approval_id=ids["approval_id"], comment=told["comment"], actor=actor, at=at))


class WithdrawView(CentreActionView):
    """Withdraw."""

    operations = {"post": ("approvals_withdraw", _("決裁・確認の依頼を取り下げる"))}
    body = NothingToSay

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Ask no longer."""
        return _done(withdraw_approval(approval_id=ids["approval_id"], actor=actor, at=at))
