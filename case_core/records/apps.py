"""Records of a case that only named people read."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    """Records of a case that only named people read."""

    name = "case_core.records"
    label = "records"

    def ready(self) -> None:
        """Open half-written entries only to those who may still write in the record."""
        from case_core.drafts.guards import guard
        from case_core.drafts.states import FormName
        from case_core.records.selectors import kept_by

        guard(FormName.RECORD_ENTRY, kept_by)
