"""Reads of partner organisations, their agreements and their people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Count, OuterRef, Q, Subquery

from mannaka_kit.decisions import require
from tenants.partners.actor import PartnerActor
from tenants.partners.links import kept
from tenants.partners.models import Agreement, PartnerInvitation, PartnerMember, PartnerOrganization
from tenants.partners.policies import can_keep_partners, can_read_partners

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import datetime

    from tenants.accounts.actor import Actor
    from tenants.accounts.models import User
    from tenants.partners.querysets import (
        AgreementQuerySet,
        InvitationQuerySet,
        MemberQuerySet,
        OrganizationQuerySet,
    )


def organizations(viewer: Actor, *, text: str = "", with_closed: bool = False) -> OrganizationQuerySet:
    """Return the bodies that the city works with, sorted by reading; with those of earlier days on request.

    :raises NotAllowedError: the viewer is neither administrator nor of the centre.
    """
    require(can_read_partners(viewer))
    found = PartnerOrganization.objects.all() if with_closed else PartnerOrganization.objects.active()
    return found.matching(text)


def listed_organizations(viewer: Actor, *, at: datetime, with_closed: bool = False) -> OrganizationQuerySet:
    """Return the bodies for the list of the settings, each with `agreed_until` and `member_count` of the moment.

    :raises NotAllowedError: the viewer is no administrator.
    """
    require(can_keep_partners(viewer))
    agreed = Agreement.objects.in_force(at).filter(organization_id=OuterRef("pk")).order_by("-valid_until")
    found = organizations(viewer, with_closed=with_closed)
    return found.annotate(
        agreed_until=Subquery(agreed.values("valid_until")[:1]),
        member_count=Count("members", filter=Q(members__removed_at__isnull=True, members__user__is_active=True)),
    ).order_by("name_kana", "pk")


def organization_for(viewer: Actor, organization_id: int) -> PartnerOrganization | None:
    """Return one body, closed or not, or None.

    :raises NotAllowedError: the viewer is neither administrator nor of the centre.
    """
    require(can_read_partners(viewer))
    return PartnerOrganization.objects.select_related("gateway").filter(pk=organization_id).first()


def agreement_in_force(
    organization: PartnerOrganization, data_classes: Collection[str], at: datetime
) -> Agreement | None:
    """Return an agreement with the body that names all of these data classes and holds at the moment, or None."""
    found = organization.agreements.in_force(at).covering(data_classes)
    return found.order_by("-valid_until", "-pk").first()


def agreements_in_force(organization_id: int, *, at: datetime) -> AgreementQuerySet:
    """Return what was agreed with the body and holds at the moment; its own people may know it, so no viewer."""
    return Agreement.objects.in_force(at).filter(organization_id=organization_id)


def agreements_for(viewer: Actor, organization: PartnerOrganization) -> AgreementQuerySet:
    """Return every agreement that there was with the body, the latest first.

    :raises NotAllowedError: the viewer is neither administrator nor of the centre.
    """
    require(can_read_partners(viewer))
    return Agreement.objects.filter(organization=organization)


def agreement_for(viewer: Actor, agreement_id: int) -> Agreement | None:
    """Return one agreement with its body, or None.

    :raises NotAllowedError: the viewer is no administrator.
    """
    require(can_keep_partners(viewer))
    return Agreement.objects.select_related("organization").filter(pk=agreement_id).first()


def members_for(viewer: Actor, organization: PartnerOrganization) -> MemberQuerySet:
    """Return who acts for the body today, sorted by reading.

    :raises NotAllowedError: the viewer is neither administrator nor of the centre.
    """
    require(can_read_partners(viewer))
    return PartnerMember.objects.filter(organization=organization, removed_at=None).select_related("user")


def member_for(viewer: Actor, member_id: int) -> PartnerMember | None:
    """Return somebody who acts for a body, or did, with the body, or None.

    :raises NotAllowedError: the viewer is no administrator.
    """
    require(can_keep_partners(viewer))
    found = PartnerMember.objects.filter(pk=member_id)
    return found.select_related("user", "organization").first()


def invitations_for(viewer: Actor, organization: PartnerOrganization) -> InvitationQuerySet:
    """Return the invitations of the body that were not taken up, the latest first.

    :raises NotAllowedError: the viewer is no administrator.
    """
    require(can_keep_partners(viewer))
    return PartnerInvitation.objects.filter(organization=organization, used_at=None)


def invitation_for(viewer: Actor, invitation_id: int) -> PartnerInvitation | None:
    """Return one invitation with its body, or None.

    :raises NotAllowedError: the viewer is no administrator.
    """
    require(can_keep_partners(viewer))
    return PartnerInvitation.objects.select_related("organization").filter(pk=invitation_id).first()


def invitation_behind(token: str) -> PartnerInvitation | None:
    """Return the invitation of a link with its body, whatever became of it; who holds the link may know of it."""
    return PartnerInvitation.objects.select_related("organization").filter(token_hash=kept(token)).first()


def names_of(organization_ids: Iterable[int]) -> list[str]:
    """Return what bodies are called; their names are public, so no viewer."""
    found = PartnerOrganization.objects.filter(pk__in=organization_ids).order_by("pk")
    return list(found.values_list("name", flat=True))


def membership_of(user: User) -> PartnerMember | None:
    """Return for which body somebody acts at this moment, with the body; None for everybody else."""
    if not user.is_partner:
        return None
    found = PartnerMember.objects.active().filter(user_id=user.pk)
    return found.select_related("user", "organization").first()


def partner_actor_of(user: User) -> PartnerActor | None:
    """Return the person as somebody who acts for a body, or None for everybody else."""
    member = membership_of(user)
    if member is None:
        return None
    return PartnerActor(
        user_id=user.pk,
        member_id=member.pk,
        organization_id=member.organization_id,
        display_name=member.user.display_name,
        organization_name=member.organization.name,
    )
