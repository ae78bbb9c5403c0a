"""The reception: numbers for people who come, calls to a room, and calls for help."""

from django.apps import AppConfig


class ReceptionConfig(AppConfig):
    """The reception: numbers for people who come, calls to a room, and calls for help."""

    name = "case_core.reception"
    label = "reception"
