"""Talks by video at the city's meeting service: made, moved, entered, and who was there."""

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    """Talks by video at the city's meeting service: made, moved, entered, and who was there."""

    name = "case_core.meetings"
    label = "meetings"
