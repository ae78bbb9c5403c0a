"""Files that belong to a case."""

from django.apps import AppConfig


class AttachmentsConfig(AppConfig):
    """Files that belong to a case."""

    name = "case_core.attachments"
    label = "attachments"
