"""Duties that colleagues exchange."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from case_core.roster.models.duties import Duty
from case_core.roster.models.people import Counsellor
from case_core.roster.querysets import SwapQuerySet
from case_core.roster.states import OPEN_SWAPS, SwapStatus

_OPEN = ["asked", "agreed"]


class Swap(models.Model):
    """
    A duty that somebody asks a colleague to take over, or to swap for one of theirs (当番の交代).

    The times stand here as they were when it was asked: a duty that is no longer like this is not exchanged.
    """

    given = models.ForeignKey(Duty, on_delete=models.SET_NULL, null=True, blank=True, related_name="given_in")
    giver = models.ForeignKey(Counsellor, on_delete=models.PROTECT, related_name="+")
    given_on = models.DateField()
    given_begins = models.TimeField()
    given_ends = models.TimeField()
    taken = models.ForeignKey(Duty, on_delete=models.SET_NULL, null=True, blank=True, related_name="taken_in")
    taker = models.ForeignKey(Counsellor, on_delete=models.PROTECT, related_name="+")
    # Empty: the colleague takes over and gives nothing in return.
    taken_on = models.DateField(null=True, blank=True)
    taken_begins = models.TimeField(null=True, blank=True)
    taken_ends = models.TimeField(null=True, blank=True)
    status = models.CharField(max_length=16, choices=SwapStatus, default=SwapStatus.ASKED)
    words = models.TextField(blank=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(blank=True)  # why it was declined or refused

    objects = SwapQuerySet.as_manager()

    class Meta:
        """A duty is offered to one colleague at a time; a no says why."""

        db_table = "duty_swap"
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.CheckConstraint(name="swap_status_is_known", condition=Q(status__in=SwapStatus.values)),
            models.CheckConstraint(name="swap_is_between_two", condition=~Q(giver=F("taker"))),
            models.CheckConstraint(
                name="swap_no_has_reason", condition=~Q(status__in=["declined", "refused"]) | ~Q(reason="")
            ),
            models.CheckConstraint(
                name="swap_taken_is_whole",
                condition=Q(taken_on__isnull=True, taken_begins__isnull=True, taken_ends__isnull=True)
                | Q(taken_on__isnull=False, taken_begins__isnull=False, taken_ends__isnull=False),
            ),
            models.UniqueConstraint(name="swap_one_open_for_a_duty", fields=["given"], condition=Q(status__in=_OPEN)),
        ]

    @property
    def status_label(self) -> str:
        """Return the state in words."""
        return str(SwapStatus(self.status).label)

    @property
    def is_open(self) -> bool:
        """Tell whether somebody still has to answer or decide."""
        return self.status in OPEN_SWAPS
