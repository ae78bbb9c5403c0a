"""Who belongs to a case beside the one who came, how they are related, and who turned out to be one person."""

from django.apps import AppConfig


class RelationsConfig(AppConfig):
    """Who belongs to a case beside the one who came, how they are related, and who turned out to be one person."""

    name = "case_core.relations"
    label = "relations"
