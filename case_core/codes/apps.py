"""The lists of words that a city keeps for itself, each with the days on which it holds."""

from django.apps import AppConfig


class CodesConfig(AppConfig):
    """The lists of words that a city keeps for itself, each with the days on which it holds."""

    name = "case_core.codes"
    label = "codes"
