"""Whom nobody may find, and how to reach them safely."""

from django.apps import AppConfig


class ShieldsConfig(AppConfig):
    """Whom nobody may find, and how to reach them safely."""

    name = "case_core.shields"
    label = "shields"
