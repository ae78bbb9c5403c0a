"""The rooms of the centre, and the officers who are called to them."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """The rooms of the centre, and the officers who are called to them."""

    name = "case_core.desk"
    label = "desk"
