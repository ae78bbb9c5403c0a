"""The people who work in a city's centre and sections."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import F, Q
from django.utils.crypto import salted_hmac

from tenants.accounts.kinds import UserKind
from tenants.accounts.notice_kinds import NoticeKind
from tenants.accounts.querysets import RoleGrantQuerySet, StaffManager
from tenants.accounts.roles import Role, Standing
from tenants.accounts.second_factor import NeededBy

if TYPE_CHECKING:
    from datetime import date

    from tenants.organisation.models import Section


class User(AbstractUser):
    """Somebody who signs in for this city (利用者): a member of its staff (職員), or of a partner organisation."""

    first_name = None  # type: ignore[assignment]  # Japanese names stand in one field, with their reading
    last_name = None  # type: ignore[assignment]
    date_joined = models.DateTimeField(auto_now_add=True)
    kind = models.CharField(max_length=10, choices=UserKind, default=UserKind.STAFF, db_default=UserKind.STAFF)
    display_name = models.CharField(max_length=100)
    name_kana = models.CharField(max_length=200)
    password_is_one_time = models.BooleanField(default=False)
    session_epoch = models.PositiveIntegerField(default=0)
    language = models.CharField(max_length=10, default="ja")  # of the last sign-in: mails are written in it
    # Who vouches for somebody of a partner organisation that has an identity provider, and whom it calls so.
    provider_issuer = models.CharField(max_length=200, blank=True, default="", db_default="")
    provider_subject = models.CharField(max_length=255, blank=True, default="", db_default="")

    objects: ClassVar[StaffManager] = StaffManager()
    REQUIRED_FIELDS: ClassVar[list[str]] = ["display_name", "name_kana"]

    class Meta:
        """Users live in their city's schema; what they may do comes from their roles alone."""

        db_table = "staff_user"
        ordering = ["name_kana", "username"]
        constraints = [
            models.CheckConstraint(
                name="staff_user_has_no_powers_of_django",
                condition=Q(is_superuser=False, is_staff=False),
            ),
            models.CheckConstraint(name="staff_user_kind_is_known", condition=Q(kind__in=UserKind.values)),
            models.CheckConstraint(
                name="staff_user_provider_of_partners_only",
                condition=Q(provider_issuer="", provider_subject="")
                | (Q(kind=UserKind.PARTNER) & ~Q(provider_issuer="") & ~Q(provider_subject="")),
            ),
            models.UniqueConstraint(
                name="staff_user_provider_subject_once",
                fields=["provider_issuer", "provider_subject"],
                condition=~Q(provider_issuer=""),
            ),
        ]

    def __str__(self) -> str:
        return self.display_name

    @property
    def audit_label(self) -> str:
        """Return what the audit writes where the roles are not at hand: an Actor knows them."""
        return self.kind

    @property
    def is_partner(self) -> bool:
        """Tell whether the person belongs to a partner organisation: then no role of the staff is ever theirs."""
        return self.kind == UserKind.PARTNER

    @property
    def has_provider(self) -> bool:
        """Tell whether somebody else's identity provider vouches for the person: then they come in by no other way."""
        return bool(self.provider_issuer)

    def get_full_name(self) -> str:
        """Return the name as colleagues write it."""
        return self.display_name

    def get_short_name(self) -> str:
        """Return the name as colleagues write it."""
        return self.display_name

    # Django's hook for both the current and the fallback secrets: one more epoch, and every session has ended.
    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        value = f"{self.password}:{self.session_epoch}"
        return salted_hmac("tenants.accounts.session", value, secret=secret, algorithm="sha256").hexdigest()


class RoleGrant(models.Model):
    """A role given to a member of staff (役割の付与); both days belong to it, and `revoked_at` ends it at once."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="role_grants")
    role = models.CharField(max_length=20, choices=Role)
    section: models.ForeignKey[Section | None, Section | None] = models.ForeignKey(
        "organisation.Section", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    is_head = models.BooleanField(default=False)  # the head of the section or of the centre (責任者)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = RoleGrantQuerySet.as_manager()

    class Meta:
        """Grants are never deleted: they tell who could do what, and when."""

        db_table = "staff_role_grant"
        ordering = ["-valid_from", "-pk"]
        constraints = [
            models.CheckConstraint(name="role_grant_role_is_known", condition=Q(role__in=Role.values)),
            models.CheckConstraint(
                name="role_grant_section_for_section_staff_only",
                condition=Q(role=Role.SECTION_STAFF, section__isnull=False)
                | (~Q(role=Role.SECTION_STAFF) & Q(section__isnull=True)),
            ),
            models.CheckConstraint(
                name="role_grant_head_of_section_or_centre",
                condition=Q(is_head=False) | Q(role__in=[Role.SECTION_STAFF, Role.CENTRE_STAFF]),
            ),
            models.CheckConstraint(
                name="role_grant_ends_after_it_begins",
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")),
            ),
        ]

    @property
    def role_label(self) -> str:
        """Return the role in words."""
        return str(Role(self.role).label)

    def standing_on(self, on: date) -> Standing:
        """Return whether the grant holds on the day, will hold, or is over."""
        if self.revoked_at is not None:
            return Standing.REVOKED
        if self.valid_until is not None and self.valid_until < on:
            return Standing.OVER
        return Standing.PLANNED if self.valid_from > on else Standing.IN_FORCE


class SignInRule(models.Model):
    """Who must use a second factor, from which day on (サインインの決まり); the latest that has begun is in force."""

    needed_by = models.CharField(max_length=20, choices=NeededBy)
    applies_from = models.DateField()
    announced_at = models.DateTimeField()

    class Meta:
        """One rule begins on a day; the audit knows which were withdrawn."""

        db_table = "sign_in_rule"
        ordering = ["-applies_from"]
        constraints = [
            models.CheckConstraint(name="sign_in_rule_is_known", condition=Q(needed_by__in=NeededBy.values)),
            models.UniqueConstraint(name="sign_in_rule_one_a_day", fields=["applies_from"]),
        ]


class SignedInSession(models.Model):
    """A sign-in of a member of staff at one browser (サインイン中の端末), or, without a key, a device remembered."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    session_key = models.CharField(max_length=40, blank=True)
    device = models.CharField(max_length=40)
    began_at = models.DateTimeField()

    class Meta:
        """No address and no browser's full name: what a person recognises a device by, and no more."""

        db_table = "staff_session"
        ordering = ["-began_at"]
        constraints = [
            models.UniqueConstraint(name="staff_session_key", fields=["session_key"], condition=~Q(session_key="")),
        ]


class AccountNotice(models.Model):
    """Something that changed in how a person signs in (サインインのお知らせ): told by mail, or else in the console."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=40, choices=NoticeKind)
    at = models.DateTimeField()
    mailed_at = models.DateTimeField(null=True, blank=True)
    seen_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Newest first."""

        db_table = "staff_notice"
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(name="staff_notice_kind_is_known", condition=Q(kind__in=NoticeKind.values)),
        ]
