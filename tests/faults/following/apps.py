"""The app's place in the settings of the served stack."""

from django.apps import AppConfig


class FollowingConfig(AppConfig):
    """No tables: what it does shows in the city's audit."""

    name = "tests.faults.following"
    label = "following"
