"""What bodies outside the city hall see of a case: on a ground, for a time, and never the case itself."""

from django.apps import AppConfig


class SharingConfig(AppConfig):
    """What bodies outside the city hall see of a case: on a ground, for a time, and never the case itself."""

    name = "case_core.sharing"
    label = "sharing"
