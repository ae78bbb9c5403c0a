"""Incidents at the desk (customer harassment): facts, the head's decision, one agreed answer, care for staff."""

from django.apps import AppConfig


class IncidentsConfig(AppConfig):
    """Incidents at the desk (customer harassment): facts, the head's decision, one agreed answer, care for staff."""

    name = "case_core.incidents"
    label = "incidents"
