"""Partner organisations, what was agreed with them, who acts for them, and who was asked to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from mannaka_kit.clock import day_of
from tenants.partners.data_classes import DataClass, labels_of
from tenants.partners.kinds import BodyKind, Protocol, Reach
from tenants.partners.querysets import AgreementQuerySet, InvitationQuerySet, MemberQuerySet, OrganizationQuerySet
from tenants.partners.states import AgreementStanding, InvitationStanding
from tenants.plugins.models import Channel

if TYPE_CHECKING:
    from datetime import datetime

EMAIL_LENGTH: Final = 150  # as long as a user name, which a member's address is


class PartnerOrganization(models.Model):
    """A body outside the city hall that the centre works with (関係機関); its fields have the names of HSDS."""

    name = models.CharField(max_length=100)
    name_kana = models.CharField(max_length=200)
    alternate_name = models.CharField(max_length=100, blank=True)
    description = models.TextField(blank=True)
    url = models.URLField(blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=20, blank=True)
    address = models.CharField(max_length=200, blank=True)
    kind = models.CharField(max_length=20, choices=BodyKind)
    reaches: ArrayField[list[str], list[str]] = ArrayField(models.CharField(max_length=10, choices=Reach))
    is_active = models.BooleanField(default=True)
    # By which service matters go out to it, and what it is called there; its own name where that is empty.
    gateway = models.ForeignKey(Channel, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    gateway_address = models.CharField(max_length=200, blank=True, db_default="")
    # By which identity provider of its own its people sign in. Sealed: the secret, or what SAML verifies answers by.
    provider_protocol = models.CharField(
        max_length=10, choices=Protocol, default=Protocol.OIDC, db_default=Protocol.OIDC
    )
    provider_issuer = models.CharField(max_length=200, blank=True, db_default="")
    provider_client_id = models.CharField(max_length=200, blank=True, db_default="")
    provider_secret = models.TextField(blank=True, db_default="")
    provider_does_two_factors = models.BooleanField(default=False, db_default=False)
    provider_lets_in = models.BooleanField(default=False, db_default=False)  # newcomers need nobody's word
    provider_tried_at = models.DateTimeField(
        null=True, blank=True
    )  # the last good try; without one nobody is led there

    objects = OrganizationQuerySet.as_manager()

    class Meta:
        """Sorted by their reading; a body that was closed stays, as what was shared with it does."""

        db_table = "partner_organization"
        ordering = ["name_kana", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="partner_organization_name_once", fields=["name"], condition=Q(is_active=True)
            ),
            models.CheckConstraint(name="partner_organization_kind_is_known", condition=Q(kind__in=BodyKind.values)),
            models.CheckConstraint(
                name="partner_organization_reaches_are_known",
                condition=Q(reaches__contained_by=Reach.values) & ~Q(reaches=[]),
            ),
            models.CheckConstraint(
                name="partner_organization_gateway_is_a_reach",
                condition=Q(gateway__isnull=True, gateway_address="") | Q(reaches__contains=[Reach.WEBHOOK]),
            ),
            models.CheckConstraint(
                name="partner_organization_provider_whole_or_none",
                condition=Q(
                    provider_issuer="",
                    provider_client_id="",
                    provider_secret="",
                    provider_does_two_factors=False,
                    provider_lets_in=False,
                    provider_tried_at__isnull=True,
                )
                | ~(Q(provider_issuer="") | Q(provider_client_id="") | Q(provider_secret="")),
            ),
            models.CheckConstraint(
                name="partner_organization_protocol_is_known", condition=Q(provider_protocol__in=Protocol.values)
            ),
            # Whom a provider vouches for belongs to one body: nobody chooses.
            models.UniqueConstraint(
                name="partner_organization_provider_of_one_body",
                fields=["provider_issuer"],
                condition=~Q(provider_issuer="") & Q(is_active=True),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def reach_labels(self) -> list[str]:
        """Return the ways to reach it in words."""
        return [str(reach.label) for reach in Reach if reach in self.reaches]

    @property
    def has_provider(self) -> bool:
        """Tell whether its people sign in by an identity provider of its own."""
        return bool(self.provider_issuer)

    @property
    def speaks_saml(self) -> bool:
        """Tell whether that provider speaks SAML."""
        return self.has_provider and self.provider_protocol == Protocol.SAML


class Agreement(models.Model):
    """What a city and a body have agreed to share, for what and for how long (協定); both days belong to it."""

    organization = models.ForeignKey(PartnerOrganization, on_delete=models.PROTECT, related_name="agreements")
    purpose = models.TextField()
    data_classes: ArrayField[list[str], list[str]] = ArrayField(models.CharField(max_length=20, choices=DataClass))
    valid_from = models.DateField()
    valid_until = models.DateField()
    signed_on = models.DateField()
    document_note = models.CharField(max_length=200, blank=True)  # where the signed paper is
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = AgreementQuerySet.as_manager()

    class Meta:
        """Never changed or deleted: it tells what could be shared when. A new one follows it."""

        db_table = "partner_agreement"
        ordering = ["-valid_from", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="partner_agreement_ends_after_it_begins", condition=Q(valid_until__gte=F("valid_from"))
            ),
            models.CheckConstraint(
                name="partner_agreement_data_classes_are_known",
                condition=Q(data_classes__contained_by=DataClass.values) & ~Q(data_classes=[]),
            ),
        ]

    @property
    def data_class_labels(self) -> list[str]:
        """Return what may be shared, in words."""
        return labels_of(self.data_classes)

    def standing_at(self, at: datetime) -> AgreementStanding:
        """Return whether the agreement holds at a moment, will hold, or is over."""
        on = day_of(at)
        if self.ended_at is not None and self.ended_at <= at:
            return AgreementStanding.ENDED
        if self.valid_until < on:
            return AgreementStanding.OVER
        return AgreementStanding.PLANNED if self.valid_from > on else AgreementStanding.IN_FORCE


class PartnerMember(models.Model):
    """Somebody who acts for a partner organisation, with an account of this city (関係機関の担当者)."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    organization = models.ForeignKey(PartnerOrganization, on_delete=models.PROTECT, related_name="members")
    post = models.CharField(max_length=100, blank=True)
    joined_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)

    objects = MemberQuerySet.as_manager()

    class Meta:
        """An account acts for one body at a time; rows stay, as what was shown to somebody does."""

        db_table = "partner_member"
        ordering = ["user__name_kana", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="partner_member_of_one_body", fields=["user"], condition=Q(removed_at__isnull=True)
            ),
        ]

    @property
    def is_active(self) -> bool:
        """Tell whether the person still acts for the body."""
        return self.removed_at is None

    @property
    def is_waiting(self) -> bool:
        """Tell whether the person came by the body's provider, and the city has not let them in yet."""
        return self.is_active and not self.user.is_active


class PartnerInvitation(models.Model):
    """The asking of one person, at one mail address, to act for a body (招待): one use, 72 hours, its token a hash."""

    organization = models.ForeignKey(PartnerOrganization, on_delete=models.PROTECT, related_name="invitations")
    # What the token is worked out from, so that a mail that is tried again holds the same link.
    key = models.UUIDField(unique=True, editable=False)
    token_hash = models.CharField(max_length=64, unique=True)
    email = models.EmailField(max_length=EMAIL_LENGTH)
    display_name = models.CharField(max_length=100)
    name_kana = models.CharField(max_length=200)
    post = models.CharField(max_length=100, blank=True)
    invited_at = models.DateTimeField()
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    expires_at = models.DateTimeField()
    mailed_at = models.DateTimeField(null=True, blank=True)
    used_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        """The latest first."""

        db_table = "partner_invitation"
        ordering = ["-invited_at", "-pk"]
        constraints = [
            models.CheckConstraint(name="partner_invitation_runs_out", condition=Q(expires_at__gt=F("invited_at"))),
            models.CheckConstraint(
                name="partner_invitation_used_or_withdrawn",
                condition=Q(used_at__isnull=True) | Q(withdrawn_at__isnull=True),
            ),
        ]

    def standing_at(self, at: datetime) -> InvitationStanding:
        """Return whether the invitation still waits, or what became of it."""
        if self.used_at is not None:
            return InvitationStanding.USED
        if self.withdrawn_at is not None:
            return InvitationStanding.WITHDRAWN
        return InvitationStanding.EXPIRED if self.expires_at <= at else InvitationStanding.WAITING
