"""What people have agreed to: which bodies may be told what of their matter, for what, and until when."""

from django.apps import AppConfig


class ConsentsConfig(AppConfig):
    """What people have agreed to: which bodies may be told what of their matter, for what, and until when."""

    name = "case_core.consents"
    label = "consents"
