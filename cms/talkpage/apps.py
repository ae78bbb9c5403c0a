"""The citizen's own page of a conversation: opened by a one-time link, read and written in safety."""

from django.apps import AppConfig


class TalkpageConfig(AppConfig):
    """The citizen's own page of a conversation: opened by a one-time link, read and written in safety."""

    name = "cms.talkpage"
    label = "talkpage"
