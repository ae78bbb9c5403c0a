"""What can be booked, and the bookings; the database itself lets no two of them overlap."""

from datetime import date
from typing import Final

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateTimeRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Func, Q

from case_core.bookings.querysets import BookingQuerySet, OfferQuerySet, ReservationQuerySet
from case_core.bookings.states import HOLDING, BookingStatus, BookingWay, Need
from case_core.cases.models import Case
from case_core.cases.topics import Topic
from case_core.desk.models import Room
from case_core.meetings.models import Meeting
from case_core.roster.models import Counsellor
from tenants.deliveries.models import Thread
from tenants.plugins.models import Channel

MOST_MINUTES: Final = 240
MOST_DAYS: Final = 180
HOLD_MINUTES: Final = 10
_HOLDING: Final = list(HOLDING)
_SPAN: Final = Func(F("begins"), F("ends"), RangeBoundary(), function="TSTZRANGE", output_field=DateTimeRangeField())


class BookingOffer(models.Model):
    """Something that citizens can book a time for (予約の枠): who talks, how, how long; all of it the city's data."""

    name = models.CharField(max_length=60)
    words = models.TextField(blank=True)
    topic = models.CharField(max_length=20, choices=Topic)
    ways = ArrayField(models.CharField(max_length=12, choices=BookingWay))
    minutes = models.PositiveSmallIntegerField()
    counsellor_kind = models.CharField(max_length=16)
    needs_room = models.BooleanField(default=True)
    days_ahead = models.PositiveSmallIntegerField(default=60)
    notice_hours = models.PositiveSmallIntegerField(default=1)
    most_per_contact = models.PositiveSmallIntegerField(default=2)
    questions = ArrayField(models.CharField(max_length=200), default=list, blank=True)
    preparation = models.TextField(blank=True)
    # Where talks by video are held; empty: each booking gets its own, which goes out by mail.
    online_address = models.CharField(max_length=500, blank=True, db_default="")
    # By which service they meet; without one, where the addresses say.
    meeting_channel = models.ForeignKey(Channel, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)

    objects = OfferQuerySet.as_manager()

    class Meta:
        """In the city's own order."""

        db_table = "booking_offer"
        ordering = ["position", "name", "pk"]
        constraints = [
            models.CheckConstraint(
                name="booking_offer_ends_after_it_begins",
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")),
            ),
            models.CheckConstraint(
                name="booking_offer_minutes_are_few", condition=Q(minutes__gte=5, minutes__lte=MOST_MINUTES)
            ),
            models.CheckConstraint(
                name="booking_offer_days_are_few", condition=Q(days_ahead__gte=1, days_ahead__lte=MOST_DAYS)
            ),
            models.CheckConstraint(name="booking_offer_has_a_way", condition=Q(ways__len__gte=1)),
        ]

    def __str__(self) -> str:
        return self.name

    def takes_a_room(self, way: str) -> bool:
        """Tell whether a talk in this way needs one of the centre's rooms: only who comes to the house sits in one."""
        return self.needs_room and way == BookingWay.COUNTER

    def has_ended(self, on: date) -> bool:
        """Tell whether the offer's last day is over."""
        return self.valid_until is not None and self.valid_until < on


class RoomReservation(models.Model):
    """A span in which another body, such as the welfare council, has a room to itself (部屋の取り置き)."""

    room = models.ForeignKey(Room, on_delete=models.PROTECT, related_name="reservations")
    begins = models.DateTimeField()
    ends = models.DateTimeField()
    who = models.CharField(max_length=60)
    reason = models.CharField(max_length=200)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    objects = ReservationQuerySet.as_manager()

    class Meta:
        """Two bodies never have one room at the same time."""

        db_table = "room_reservation"
        ordering = ["begins", "pk"]
        indexes = [models.Index(fields=["ends"], name="room_reservation_ends")]
        constraints = [
            ExclusionConstraint(
                name="room_reservation_once",
                expressions=[(F("room"), RangeOperators.EQUAL), (_SPAN, RangeOperators.OVERLAPS)],
            ),
            models.CheckConstraint(name="room_reservation_begins_before_it_ends", condition=Q(begins__lt=F("ends"))),
        ]


class Booking(models.Model):
    """A time that somebody holds or has booked (予約): one record from the first click to the case it becomes."""

    number = models.CharField(max_length=20, blank=True, db_default="")
    offer = models.ForeignKey(BookingOffer, on_delete=models.PROTECT, related_name="bookings")
    way = models.CharField(max_length=12, choices=BookingWay)
    begins = models.DateTimeField()
    ends = models.DateTimeField()
    counsellor = models.ForeignKey(Counsellor, on_delete=models.PROTECT, related_name="+")
    room = models.ForeignKey(Room, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    status = models.CharField(max_length=12, choices=BookingStatus, default=BookingStatus.HELD)
    hold_until = models.DateTimeField(null=True, blank=True)
    name = models.CharField(max_length=100, blank=True, db_default="")
    telephone = models.CharField(max_length=30, blank=True, db_default="")
    email = models.CharField(max_length=254, blank=True, db_default="")
    # What the limit for each contact compares.
    digits = models.CharField(max_length=30, blank=True, db_default="")
    email_folded = models.CharField(max_length=254, blank=True, db_default="")
    about = models.TextField(blank=True, db_default="")
    needs = ArrayField(models.CharField(max_length=16, choices=Need), default=list, db_default=[], blank=True)
    # The city's own questions, as they were asked, with what was answered.
    answers = models.JSONField(default=list, db_default=[], blank=True)
    secret_hash = models.CharField(max_length=64, blank=True, db_default="")
    online_address = models.CharField(max_length=500, blank=True, db_default="")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="bookings")
    language = models.CharField(max_length=8, blank=True, db_default="")
    # Where the person writes to us and wants to be told of it, in place of mails.
    thread = models.ForeignKey(Thread, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    made_at = models.DateTimeField()
    booked_at = models.DateTimeField(null=True, blank=True)
    booked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(blank=True, db_default="")
    # Until when a time that was given back rests, so that nobody can trade with it.
    released_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    moved_from = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="moved_to")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, null=True, blank=True, related_name="bookings")

    objects = BookingQuerySet.as_manager()

    class Meta:
        """A counsellor and a room are in one talk at a time; a booking has its number once."""

        db_table = "booking"
        ordering = ["begins", "pk"]
        indexes = [
            models.Index(fields=["begins", "status"], name="booking_begins"),
            models.Index(fields=["digits"], name="booking_digits_open", condition=Q(status="booked") & ~Q(digits="")),
            models.Index(
                fields=["email_folded"],
                name="booking_email_open",
                condition=Q(status="booked") & ~Q(email_folded=""),
            ),
        ]
        constraints = [
            ExclusionConstraint(
                name="booking_counsellor_once",
                expressions=[(F("counsellor"), RangeOperators.EQUAL), (_SPAN, RangeOperators.OVERLAPS)],
                condition=Q(status__in=_HOLDING),
            ),
            ExclusionConstraint(
                name="booking_room_once",
                expressions=[(F("room"), RangeOperators.EQUAL), (_SPAN, RangeOperators.OVERLAPS)],
                condition=Q(status__in=_HOLDING, room__isnull=False),
            ),
            models.UniqueConstraint(
                name="booking_number_once", fields=["number"], condition=~Q(number="") & ~Q(status="moved")
            ),
            models.CheckConstraint(name="booking_status_is_known", condition=Q(status__in=BookingStatus.values)),
            models.CheckConstraint(name="booking_way_is_known", condition=Q(way__in=BookingWay.values)),
            models.CheckConstraint(name="booking_begins_before_it_ends", condition=Q(begins__lt=F("ends"))),
            models.CheckConstraint(
                name="booking_held_has_its_end", condition=~Q(status="held") | Q(hold_until__isnull=False)
            ),
            models.CheckConstraint(
                name="booking_confirmed_has_number",
                condition=Q(status="held") | (~Q(number="") & Q(booked_at__isnull=False)),
            ),
        ]

    @property
    def talk_address(self) -> str:
        """Return where the talk by video is: the booking's own address, else its offer's; a meeting has none."""
        is_elsewhere = self.way == BookingWay.ONLINE and not self.is_by_meeting
        return (self.online_address or self.offer.online_address) if is_elsewhere else ""

    @property
    def is_by_meeting(self) -> bool:
        """Tell whether they meet by a service of the city; an address that a clerk gave comes before it."""
        has_service = self.meeting_id is not None or self.offer.meeting_channel_id is not None
        return self.way == BookingWay.ONLINE and not self.online_address and has_service

    @property
    def contact_words(self) -> str:
        """Return how to reach them, in one line."""
        return "、".join(value for value in (self.telephone, self.email) if value)
