"""Matters sent on to bodies outside the city hall, which answer what came of them."""

from django.apps import AppConfig


class ReferralsConfig(AppConfig):
    """Matters sent on to bodies outside the city hall, which answer what came of them."""

    name = "case_core.referrals"
    label = "referrals"

    def ready(self) -> None:
        """Let a case be ended without the answer of a body, by the one door for that."""
        from case_core.cases.waivers import add_waiver
        from case_core.referrals.endings import SOURCE
        from case_core.referrals.waiving import waive

        add_waiver(SOURCE, waive)
