"""Bookings: what citizens can book, and the times that are booked."""

from django.apps import AppConfig


class BookingsConfig(AppConfig):
    """Bookings: what citizens can book, and the times that are booked."""

    name = "case_core.bookings"
    label = "bookings"
