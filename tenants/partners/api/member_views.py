"""Who acts for a partner organisation, and who was asked to: translation only."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from mannaka_kit.rest.pagination import OldestFirst
from tenants.accounts.actor import Actor
from tenants.api_tokens.doors import Done, ListViewSet, Sending, Take
from tenants.api_tokens.scopes import Scope
from tenants.partners import selectors
from tenants.partners.actions.invite_member import invite_member
from tenants.partners.actions.remove_member import remove_member
from tenants.partners.actions.withdraw_invitation import withdraw_invitation
from tenants.partners.api import serializers
from tenants.partners.api.views import KEEPERS, PartnerSettingView, organization_of
from tenants.partners.errors import InvitationNotFoundError, MemberNotFoundError
from tenants.partners.models import PartnerInvitation, PartnerMember


class PartnerMemberViewSet(ListViewSet):
    """Who acts for a body today."""

    reads, roles = Scope.ORGANISATION_READ, KEEPERS
    operations = {"list": ("partner_members_list", _("関係機関の担当者の一覧"))}
    pagination_class = OldestFirst
    answers = {"list": serializers.PartnerMemberSerializer}

    def page(self, actor: Actor, asked: Mapping[str, Any], take: Take, **ids: int) -> list[PartnerMember]:  # noqa: ARG002
        """Return a page of members."""
        return take(selectors.members_for(actor, organization_of(actor, ids["organization_id"])))


class RemoveMemberView(PartnerSettingView):
    """Take somebody out of a body."""

    operations = {"post": ("partner_members_remove", _("関係機関の担当者を外す（サインインも今すぐ終わる）"))}

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Take them out.

        :raises MemberNotFoundError: nobody of this id acts for a body.
        """
        member = selectors.member_for(actor, ids["member_id"])
        if member is None:
            raise MemberNotFoundError
        remove_member(actor=actor, member=member, at=at)
        return Done(id=member.pk, url=reverse("api:partner_members", args=[member.organization_id]))


class InvitationViewSet(ListViewSet, Sending):
    """The invitations that were not taken up, and a new one, whose link is told once."""

    reads, writes, roles = Scope.ORGANISATION_READ, Scope.ORGANISATION_WRITE, KEEPERS
    operations = {
        "list": ("partner_invitations_list", _("まだ使われていない招待の一覧")),
        "create": ("partner_invitations_create", _("担当者を招待する（リンクはこの答えでだけ伝える）")),
    }
    pagination_class = OldestFirst
    answers = {"list": serializers.PartnerInvitationSerializer}
    body, answer = serializers.NewPartnerInvitationSerializer, serializers.PartnerInvitedSerializer
    creates = True
    create = Sending.send

    def page(self, actor: Actor, asked: Mapping[str, Any], take: Take, **ids: int) -> list[PartnerInvitation]:  # noqa: ARG002
        """Return a page of invitations."""
        return take(selectors.invitations_for(actor, organization_of(actor, ids["organization_id"])))

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Invite somebody."""
        made = invite_member(actor=actor, organization_id=ids["organization_id"], at=at, **told)
        return _of_invitation(made.invitation, once={"address": made.address})

    def tell(self, answer: dict[str, Any], once: Mapping[str, str]) -> dict[str, Any]:
        """Tell the link, the first time."""
        return {**answer, "address": once.get("address")}


class WithdrawInvitationView(PartnerSettingView):
    """Take an invitation back."""

    operations = {"post": ("partner_invitations_withdraw", _("招待を取り消す"))}

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Take it back.

        :raises InvitationNotFoundError: there is no such invitation.
        """
        invitation = selectors.invitation_for(actor, ids["invitation_id"])
        if invitation is None:
            raise InvitationNotFoundError
        return _of_invitation(withdraw_invitation(actor=actor, invitation=invitation, at=at), once={})


def _of_invitation(invitation: PartnerInvitation, *, once: Mapping[str, str]) -> Done:
    url = reverse("api:partner_invitations", args=[invitation.organization_id])
    return Done(id=invitation.pk, url=url, once=once)
