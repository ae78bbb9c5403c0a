"""Who belongs to a case beside the one who came, how they are related, and who turned out to be one person."""

from django.apps import AppConfig


class RelationsConfig(AppConfig):
    """Who belongs to a case beside the one who came, how they are related, and who turned out to be one person."""

    name = "case_core.relations"
    label = "relations"

    def ready(self) -> None:
        """Open half-written changes of a person only while nobody must be told nothing of how they are reached."""
        from case_core.drafts.guards import guard
        from case_core.drafts.states import FormName
        from case_core.relations.selectors import cases_to_tell_of

        guard(FormName.PERSON, cases_to_tell_of)
