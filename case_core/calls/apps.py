"""Calls as the city's telephone system tells of them: who is ringing, who was missed, what was recorded."""

from django.apps import AppConfig


class CallsConfig(AppConfig):
    """Calls as the city's telephone system tells of them: who is ringing, who was missed, what was recorded."""

    name = "case_core.calls"
    label = "calls"
