"""Hand-overs to sections, and their report-backs."""

from django.apps import AppConfig


class HandoversConfig(AppConfig):
    """Hand-overs to sections, and their report-backs."""

    name = "case_core.handovers"
    label = "handovers"

    def ready(self) -> None:
        """Let a case be ended without the answer of a section, by the one door for that."""
        from case_core.cases.waivers import add_waiver
        from case_core.handovers.endings import SOURCE
        from case_core.handovers.waiving import waive

        add_waiver(SOURCE, waive)
