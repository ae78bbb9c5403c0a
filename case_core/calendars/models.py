"""The secret addresses at which calendars are read."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from case_core.desk.models import Room
from case_core.roster.models import Counsellor


class CalendarFeed(models.Model):
    """A secret address of a person's or a room's calendar (カレンダーの公開アドレス); its token is kept as a hash."""

    counsellor = models.ForeignKey(Counsellor, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    room = models.ForeignKey(Room, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """One address at a time for each person and each room."""

        db_table = "calendar_feed"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="calendar_feed_is_of_one",
                condition=Q(counsellor__isnull=False, room__isnull=True)
                | Q(counsellor__isnull=True, room__isnull=False),
            ),
            models.UniqueConstraint(
                name="calendar_feed_once_per_person", fields=["counsellor"], condition=Q(ended_at__isnull=True)
            ),
            models.UniqueConstraint(
                name="calendar_feed_once_per_room", fields=["room"], condition=Q(ended_at__isnull=True)
            ),
        ]
