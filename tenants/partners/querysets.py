"""Filters on partner organisations, their agreements, members and invitations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from mannaka_kit import japanese
from mannaka_kit.clock import day_of

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    # Named in the base classes' types.
    from tenants.partners.models import Agreement, PartnerInvitation, PartnerMember, PartnerOrganization  # noqa: F401


class OrganizationQuerySet(models.QuerySet["PartnerOrganization"]):
    """Partner organisations, narrowed to those at work and by what is typed into a search box."""

    def active(self) -> OrganizationQuerySet:
        """Keep the bodies that the city works with today."""
        return self.filter(is_active=True)

    def matching(self, text: str) -> OrganizationQuerySet:
        """Keep those whose name, reading or other name contains each word of the text."""
        found = self
        for word in japanese.fold_width(text).split():
            found = found.filter(
                Q(name__icontains=word)
                | Q(alternate_name__icontains=word)
                | Q(name_kana__contains=japanese.fold_kana(word))
            )
        return found


class AgreementQuerySet(models.QuerySet["Agreement"]):
    """Agreements, narrowed by moment and by what they cover."""

    def in_force(self, at: datetime) -> AgreementQuerySet:
        """Keep the agreements that hold at a moment, with a body that the city works with."""
        on = day_of(at)
        return self.not_ended(at).filter(valid_from__lte=on, organization__is_active=True)

    def not_ended(self, at: datetime) -> AgreementQuerySet:
        """Keep the agreements that hold at a moment or will hold later."""
        on = day_of(at)
        return self.filter(Q(ended_at__isnull=True) | Q(ended_at__gt=at), valid_until__gte=on)

    def covering(self, data_classes: Collection[str]) -> AgreementQuerySet:
        """Keep the agreements that name all of these classes."""
        return self.filter(data_classes__contains=sorted(data_classes))


class MemberQuerySet(models.QuerySet["PartnerMember"]):
    """Members of partner organisations, narrowed to those who may sign in."""

    def active(self) -> MemberQuerySet:
        """Keep those who act for a body that the city works with, with an account that is open."""
        return self.filter(removed_at__isnull=True, organization__is_active=True, user__is_active=True)


class InvitationQuerySet(models.QuerySet["PartnerInvitation"]):
    """Invitations, narrowed to those that still open something."""

    def open(self, at: datetime) -> InvitationQuerySet:
        """Keep the invitations that nobody has used or withdrawn and that have not run out."""
        return self.filter(
            used_at__isnull=True, withdrawn_at__isnull=True, expires_at__gt=at, organization__is_active=True
        )
