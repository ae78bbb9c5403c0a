"""Records of a case that only named people read, and the looks that others took in an emergency."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from case_core.cases.models import Case
from case_core.cases.states import StatementKind
from case_core.records.querysets import CompartmentQuerySet, OpeningQuerySet
from case_core.records.states import CompartmentKind, Verdict


class Compartment(models.Model):
    """A part of a case's record that is kept apart and read by named people only (限定記録)."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="compartments")
    kind = models.CharField(max_length=16, choices=CompartmentKind)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()

    objects = CompartmentQuerySet.as_manager()

    class Meta:
        """One of each kind in a case."""

        db_table = "case_compartment"
        ordering = ["opened_at", "pk"]
        constraints = [
            models.CheckConstraint(name="compartment_kind_is_known", condition=Q(kind__in=CompartmentKind.values)),
            models.UniqueConstraint(name="compartment_once_per_kind", fields=["case", "kind"]),
        ]


class Membership(models.Model):
    """Somebody who reads and writes a restricted record (閲覧できる職員); ended, never deleted."""

    compartment = models.ForeignKey(Compartment, on_delete=models.PROTECT, related_name="memberships")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Once at a time."""

        db_table = "compartment_member"
        ordering = ["added_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="compartment_member_once", fields=["compartment", "user"], condition=Q(removed_at__isnull=True)
            ),
            models.CheckConstraint(
                name="compartment_member_ended_by_somebody",
                condition=Q(removed_at__isnull=True, removed_by__isnull=True)
                | Q(removed_at__isnull=False, removed_by__isnull=False),
            ),
        ]


class SealedEntry(models.Model):
    """One entry of a restricted record (限定記録の記載): whose words in the clear, what they say sealed for its key."""

    key = models.UUIDField(default=uuid4, unique=True)
    compartment = models.ForeignKey(Compartment, on_delete=models.PROTECT, related_name="entries")
    at = models.DateTimeField()
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=16, choices=StatementKind)
    sealed = models.TextField()

    class Meta:
        """In the order in which they were written."""

        db_table = "compartment_entry"
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="compartment_entry_kind_is_known", condition=Q(kind__in=StatementKind.values) & ~Q(kind="reply")
            ),
        ]


class Opening(models.Model):
    """A look that somebody else took in an emergency (緊急閲覧), for a time, with the reason sealed for its key."""

    key = models.UUIDField(default=uuid4, unique=True)
    compartment = models.ForeignKey(Compartment, on_delete=models.PROTECT, related_name="openings")
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    until = models.DateTimeField()
    sealed_reason = models.TextField()
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    reviewed_at = models.DateTimeField(null=True, blank=True)
    verdict = models.CharField(max_length=16, choices=Verdict, blank=True)
    sealed_remark = models.TextField(blank=True)

    objects = OpeningQuerySet.as_manager()

    class Meta:
        """Newest first; nobody reviews their own."""

        db_table = "compartment_opening"
        ordering = ["-opened_at", "-pk"]
        indexes = [models.Index(fields=["opened_by", "until"], name="opening_by_until")]
        constraints = [
            models.CheckConstraint(name="opening_ends_after_it_begins", condition=Q(until__gt=F("opened_at"))),
            models.CheckConstraint(
                name="opening_reviewed_whole",
                condition=Q(reviewed_by__isnull=True, reviewed_at__isnull=True, verdict="")
                | (Q(reviewed_by__isnull=False, reviewed_at__isnull=False) & Q(verdict__in=Verdict.values)),
            ),
            models.CheckConstraint(
                name="opening_reviewed_by_another",
                condition=Q(reviewed_by__isnull=True) | ~Q(reviewed_by=F("opened_by")),
            ),
        ]


class OpeningNotice(models.Model):
    """Who is told of a look in an emergency (緊急閲覧のお知らせ), until they say that they have seen it."""

    opening = models.ForeignKey(Opening, on_delete=models.PROTECT, related_name="notices")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    seen_at = models.DateTimeField(null=True, blank=True)
    mailed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Once for each."""

        db_table = "opening_notice"
        ordering = ["pk"]
        indexes = [models.Index(fields=["user"], name="opening_notice_unseen", condition=Q(seen_at__isnull=True))]
        constraints = [models.UniqueConstraint(name="opening_notice_once", fields=["opening", "user"])]
