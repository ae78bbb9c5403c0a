"""What may cost a life or a home: shields that are set and lifted, risks, and what must be done at once."""

from django.apps import AppConfig


class SafetyConfig(AppConfig):
    """What may cost a life or a home: shields that are set and lifted, risks, and what must be done at once."""

    name = "case_core.safety"
    label = "safety"
