"""Calendars to subscribe to: duties and bookings of a person or a room, without anybody's data."""

from django.apps import AppConfig


class CalendarsConfig(AppConfig):
    """Calendars to subscribe to: duties and bookings of a person or a room, without anybody's data."""

    name = "case_core.calendars"
    label = "calendars"
