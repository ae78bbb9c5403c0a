"""How a form's file is read, the files that were taken in, and which of their rows became bookings."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from case_core.bookings.models import Booking, BookingOffer
from case_core.bookings.states import BookingWay
from case_core.form_imports.states import ImportStatus


class ImportForm(models.Model):
    """A booking form outside of this system, and what each column of its file means (予約フォーム)."""

    name = models.CharField(max_length=60, unique=True)
    offer = models.ForeignKey(BookingOffer, on_delete=models.PROTECT, related_name="+")
    way = models.CharField(max_length=12, choices=BookingWay)
    # What a column means -> the words at its top, as an administrator chose them.
    columns = models.JSONField(default=dict, db_default={}, blank=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """By name."""

        db_table = "import_form"
        ordering = ["name", "pk"]
        constraints = [models.CheckConstraint(name="import_form_way_is_known", condition=Q(way__in=BookingWay.values))]

    def __str__(self) -> str:
        return self.name


class BookingImport(models.Model):
    """One file of a form, from its upload to the bookings it became (予約の取り込み); the file itself is not kept."""

    form = models.ForeignKey(ImportForm, on_delete=models.PROTECT, related_name="imports")
    # Under which name the sealed file waits, until it is taken in or thrown away.
    key = models.UUIDField(unique=True)
    status = models.CharField(max_length=12, choices=ImportStatus, default=ImportStatus.CHECKED)
    encoding = models.CharField(max_length=12)
    rows = models.PositiveIntegerField()
    done = models.PositiveIntegerField(default=0)
    imported = models.PositiveIntegerField(default=0)
    repeated = models.PositiveIntegerField(default=0)
    # Row numbers, columns and reasons: never what stands in a row.
    problems = models.JSONField(default=list, db_default=[], blank=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Newest first."""

        db_table = "booking_import"
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["made_at"], name="booking_import_open", condition=Q(status__in=["checked", "queued"]))
        ]
        constraints = [
            models.CheckConstraint(name="booking_import_status_is_known", condition=Q(status__in=ImportStatus.values)),
            models.CheckConstraint(
                name="booking_import_ended_has_time",
                condition=Q(status__in=["checked", "queued"], ended_at__isnull=True)
                | (~Q(status__in=["checked", "queued"]) & Q(ended_at__isnull=False)),
            ),
        ]

    @property
    def refused(self) -> int:
        """Return how many rows were not taken."""
        return len({problem["row"] for problem in self.problems})


class ImportedRow(models.Model):
    """A row that became a booking (取り込んだ行): the same row a second time makes no second booking."""

    form = models.ForeignKey(ImportForm, on_delete=models.PROTECT, related_name="+")
    row_hash = models.CharField(max_length=64)
    run = models.ForeignKey(BookingImport, on_delete=models.PROTECT, related_name="taken")
    booking = models.OneToOneField(Booking, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """Each row of a form once."""

        db_table = "imported_row"
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(name="imported_row_once", fields=["form", "row_hash"])]
