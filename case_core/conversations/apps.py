"""Conversations with citizens over the city's channels, and on its own secured page."""

from django.apps import AppConfig


class ConversationsConfig(AppConfig):
    """Conversations with citizens over the city's channels, and on its own secured page."""

    name = "case_core.conversations"
    label = "conversations"

    def ready(self) -> None:
        """Say whose half-written answers are kept."""
        from case_core.conversations.selectors import conversations_to_answer
        from case_core.drafts.guards import guard
        from case_core.drafts.states import FormName

        guard(FormName.CONVERSATION, conversations_to_answer)
