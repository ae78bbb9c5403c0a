"""Records of a case that only named people read."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    """Records of a case that only named people read."""

    name = "case_core.records"
    label = "records"
