"""Questions and answers for citizens."""

from django.apps import AppConfig


class AnswersConfig(AppConfig):
    """Questions and answers for citizens; it has no tables."""

    name = "cms.answers"
    label = "answers"
