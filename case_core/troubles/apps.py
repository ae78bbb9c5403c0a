"""What troubles the people of a case: many ticked, one of them the worst."""

from django.apps import AppConfig


class TroublesConfig(AppConfig):
    """What troubles the people of a case: many ticked, one of them the worst."""

    name = "case_core.troubles"
    label = "troubles"
