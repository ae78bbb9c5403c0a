"""The booths in branches, from which one tap reaches the centre."""

from django.apps import AppConfig


class BoothsConfig(AppConfig):
    """The booths in branches, from which one tap reaches the centre."""

    name = "case_core.booths"
    label = "booths"
