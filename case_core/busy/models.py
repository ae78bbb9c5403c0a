"""Where somebody's busy times come from, and the times: when, and never what."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from case_core.busy.states import Failure, SourceKind
from case_core.roster.models import Counsellor


class BusySource(models.Model):
    """The calendar that says when somebody is busy elsewhere (予定の取り込み元): a file or an address."""

    counsellor = models.OneToOneField(Counsellor, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8, choices=SourceKind)
    # Encrypted: whoever knows the address reads the person's whole calendar.
    address = models.TextField(blank=True, db_default="")
    host = models.CharField(max_length=253, blank=True, db_default="")
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()
    tried_at = models.DateTimeField(null=True, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)
    # How many times stand in what was read last, and how many entries of it nobody could make out.
    times = models.PositiveIntegerField(default=0)
    unread = models.PositiveIntegerField(default=0)
    failure = models.CharField(max_length=16, choices=Failure, blank=True, db_default="")

    class Meta:
        """One for each person."""

        db_table = "busy_source"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(name="busy_source_kind_is_known", condition=Q(kind__in=SourceKind.values)),
            models.CheckConstraint(
                name="busy_source_has_its_address", condition=Q(kind="file") | (~Q(address="") & ~Q(host=""))
            ),
        ]


class BusyTime(models.Model):
    """A time at which somebody is busy elsewhere (ほかの予定がある時間); what for is not known here."""

    counsellor = models.ForeignKey(Counsellor, on_delete=models.PROTECT, related_name="+")
    begins = models.DateTimeField()
    ends = models.DateTimeField()

    class Meta:
        """In the order of the day."""

        db_table = "busy_time"
        ordering = ["begins", "pk"]
        indexes = [models.Index(fields=["begins"], name="busy_time_begins")]
        constraints = [models.CheckConstraint(name="busy_time_ends_after_it_begins", condition=Q(ends__gt=F("begins")))]
