"""What may cost a life or a home: shields that are set and lifted, risks, and what must be done at once."""

from django.apps import AppConfig


class SafetyConfig(AppConfig):
    """What may cost a life or a home: shields that are set and lifted, risks, and what must be done at once."""

    name = "case_core.safety"
    label = "safety"

    def ready(self) -> None:
        """Object to the end of cases in which something must still be done."""
        from case_core.cases.closing_rules import add_rule
        from case_core.safety.closing import require_must_dos_done

        add_rule(require_must_dos_done)
