"""Numbers for people who come, their calls to rooms, the screens that show them, and calls for help."""

from typing import Final

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from case_core.bookings.models import Booking
from case_core.bookings.states import BookingWay
from case_core.cases.models import Case
from case_core.cases.topics import Topic
from case_core.desk.models import Room
from case_core.reception.querysets import DisplayQuerySet, HelpQuerySet, TicketQuerySet, VisitQuerySet
from case_core.reception.states import IN_ROOM, TicketStatus, VisitEnding

_IN_ROOM: Final = list(IN_ROOM)


class QueueTicket(models.Model):
    """The number of somebody who came to the centre (番号札): given once a day, kept from room to room."""

    day = models.DateField()
    number = models.PositiveSmallIntegerField()
    letter = models.CharField(max_length=1, blank=True, db_default="")
    # Opens the page on which its owner sees the turn; there is nothing personal behind it.
    token = models.CharField(max_length=32, unique=True)
    status = models.CharField(max_length=8, choices=TicketStatus, default=TicketStatus.WAITING)
    way = models.CharField(max_length=12, choices=BookingWay, default=BookingWay.COUNTER)
    topic = models.CharField(max_length=20, choices=Topic, blank=True, db_default="")
    # Where it is, or the only room that may call it; none while any room may.
    room = models.ForeignKey(Room, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    issued_at = models.DateTimeField()
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    # Whose turn it is: when somebody came, or for when they booked. A redirection does not change it.
    ranks_at = models.DateTimeField()
    called_at = models.DateTimeField(null=True, blank=True)
    times_called = models.PositiveSmallIntegerField(default=0, db_default=0)
    ended_at = models.DateTimeField(null=True, blank=True)
    booking = models.OneToOneField(
        Booking, on_delete=models.PROTECT, null=True, blank=True, related_name="queue_ticket"
    )
    case = models.ForeignKey(Case, on_delete=models.PROTECT, null=True, blank=True, related_name="queue_tickets")

    objects = TicketQuerySet.as_manager()

    class Meta:
        """A number is given once a day, and a room holds one number at a time."""

        db_table = "queue_ticket"
        ordering = ["day", "number"]
        indexes = [models.Index(fields=["day", "status", "ranks_at"], name="queue_ticket_turn")]
        constraints = [
            models.UniqueConstraint(name="queue_ticket_number_once_a_day", fields=["day", "number"]),
            models.UniqueConstraint(
                name="queue_ticket_one_in_a_room", fields=["room"], condition=Q(status__in=_IN_ROOM)
            ),
            models.CheckConstraint(name="queue_ticket_number_counts", condition=Q(number__gte=1)),
            models.CheckConstraint(name="queue_ticket_status_is_known", condition=Q(status__in=TicketStatus.values)),
            models.CheckConstraint(
                name="queue_ticket_in_room_has_room",
                condition=~Q(status__in=_IN_ROOM) | Q(room__isnull=False, called_at__isnull=False),
            ),
            models.CheckConstraint(
                name="queue_ticket_ended_has_time",
                condition=Q(status__in=["done", "left"], ended_at__isnull=False)
                | (~Q(status__in=["done", "left"]) & Q(ended_at__isnull=True)),
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """Return the number as it is shown and read aloud, such as A-12."""
        return f"{self.letter}-{self.number}" if self.letter else str(self.number)


class RoomVisit(models.Model):
    """A call of a number to a room (部屋への呼び出し): the times of waiting and of talk are measured by it."""

    ticket = models.ForeignKey(QueueTicket, on_delete=models.PROTECT, related_name="visits")
    room = models.ForeignKey(Room, on_delete=models.PROTECT, related_name="+")
    # Since when the person waited for this call.
    waited_from = models.DateTimeField()
    called_at = models.DateTimeField()
    called_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    began_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ending = models.CharField(max_length=12, choices=VisitEnding, blank=True, db_default="")

    objects = VisitQuerySet.as_manager()

    class Meta:
        """A number is in one room at a time."""

        db_table = "queue_visit"
        ordering = ["called_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="queue_visit_one_open_each", fields=["ticket"], condition=Q(ended_at__isnull=True)
            ),
            models.CheckConstraint(
                name="queue_visit_ended_says_how",
                condition=Q(ended_at__isnull=True, ending="") | (Q(ended_at__isnull=False) & ~Q(ending="")),
            ),
            models.CheckConstraint(
                name="queue_visit_begins_after_call",
                condition=Q(began_at__isnull=True) | Q(began_at__gte=F("called_at")),
            ),
        ]


class Display(models.Model):
    """A screen of the waiting hall (呼び出し画面): whoever has its address sees the numbers, until it is revoked."""

    name = models.CharField(max_length=50)
    secret_hash = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = DisplayQuerySet.as_manager()

    class Meta:
        """Newest last; who revoked it is known with the time."""

        db_table = "queue_display"
        ordering = ["made_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="queue_display_revoked_has_person_and_time",
                condition=Q(revoked_by__isnull=True, revoked_at__isnull=True)
                | Q(revoked_by__isnull=False, revoked_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class HelpCall(models.Model):
    """A call for colleagues from a room, by one tap (応援要請): all of the centre hear of it until it ends."""

    room = models.ForeignKey(Room, on_delete=models.PROTECT, related_name="+")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = HelpQuerySet.as_manager()

    class Meta:
        """A room calls once at a time."""

        db_table = "help_call"
        ordering = ["asked_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="help_call_one_open_a_room", fields=["room"], condition=Q(ended_at__isnull=True)
            ),
            models.CheckConstraint(
                name="help_call_answered_has_person_and_time",
                condition=Q(answered_by__isnull=True, answered_at__isnull=True)
                | Q(answered_by__isnull=False, answered_at__isnull=False),
            ),
            models.CheckConstraint(
                name="help_call_ended_has_person_and_time",
                condition=Q(ended_by__isnull=True, ended_at__isnull=True)
                | Q(ended_by__isnull=False, ended_at__isnull=False),
            ),
        ]
