"""What one case taught, for the next clerk and the next citizen."""

from django.apps import AppConfig


class KnowledgeConfig(AppConfig):
    """What one case taught, for the next clerk and the next citizen."""

    name = "case_core.knowledge"
    label = "knowledge"
