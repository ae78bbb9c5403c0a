"""Bodies outside the city hall listen together while somebody tells their matter once."""

from django.apps import AppConfig


class ListeningConfig(AppConfig):
    """Bodies outside the city hall listen together while somebody tells their matter once."""

    name = "case_core.listening"
    label = "listening"
