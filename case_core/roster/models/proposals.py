"""Rosters that are proposed, and wait for a person who adopts them."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from case_core.roster.models.people import Counsellor
from case_core.roster.states import UNDER_WAY, DutyKind, ProposalStatus

_UNDER_WAY = ["asked", "solving"]


class Proposal(models.Model):
    """A proposed roster for a span (当番表の案): worked out by a worker, adopted by a person, or thrown away."""

    first = models.DateField()
    last = models.DateField()
    status = models.CharField(max_length=16, choices=ProposalStatus, default=ProposalStatus.ASKED)
    seed = models.PositiveIntegerField(default=1)
    seconds_allowed = models.PositiveSmallIntegerField(default=60)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    solving_from = models.DateTimeField(null=True, blank=True)
    solved_at = models.DateTimeField(null=True, blank=True)
    seconds = models.FloatField(null=True, blank=True)
    penalty = models.FloatField(null=True, blank=True)  # what broken wishes and uneven turns cost
    bound = models.FloatField(null=True, blank=True)  # less than this is proven impossible
    # What cannot hold together: a code and its values, joined by colons.
    clashes = ArrayField(models.CharField(max_length=100), default=list, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """One at a time is worked out."""

        db_table = "roster_proposal"
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.CheckConstraint(name="proposal_status_is_known", condition=Q(status__in=ProposalStatus.values)),
            models.CheckConstraint(name="proposal_ends_after_it_begins", condition=Q(last__gte=F("first"))),
            models.UniqueConstraint(name="proposal_one_under_way", fields=["status"], condition=Q(status="asked")),
            models.UniqueConstraint(name="proposal_one_being_solved", fields=["status"], condition=Q(status="solving")),
        ]

    @property
    def status_label(self) -> str:
        """Return the state in words."""
        return str(ProposalStatus(self.status).label)

    @property
    def is_under_way(self) -> bool:
        """Tell whether a worker has it."""
        return self.status in UNDER_WAY

    @property
    def gap_percent(self) -> float | None:
        """Return how far at most the proposal is from the best one, in per cent of its penalty."""
        if self.penalty is None or self.bound is None:
            return None
        return 0.0 if self.penalty <= 0 else max(0.0, 100 * (self.penalty - self.bound) / self.penalty)


class ProposedDuty(models.Model):
    """A duty of a proposed roster (案の当番); no duty before somebody adopts it."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="duties")
    counsellor = models.ForeignKey(Counsellor, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    begins = models.TimeField()
    ends = models.TimeField()
    kind = models.CharField(max_length=16, choices=DutyKind)
    is_locked = models.BooleanField(default=False)

    class Meta:
        """In the order of days."""

        db_table = "proposed_duty"
        ordering = ["on", "begins", "pk"]
        constraints = [
            models.CheckConstraint(name="proposed_duty_kind_is_known", condition=Q(kind__in=DutyKind.values)),
            models.CheckConstraint(name="proposed_duty_ends_after_it_begins", condition=Q(ends__gt=F("begins"))),
        ]

    @property
    def kind_label(self) -> str:
        """Return the kind in words."""
        return str(DutyKind(self.kind).label)
