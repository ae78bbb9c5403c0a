"""Consultation cases and their contacts."""

from django.apps import AppConfig

from tenants.oversight.case_numbers import register


class CasesConfig(AppConfig):
    """Consultation cases and their contacts."""

    name = "case_core.cases"
    label = "cases"

    def ready(self) -> None:
        """Tell the audit's page what cases are called."""
        from case_core.cases.audit_numbers import NumbersOfCases

        register(NumbersOfCases())
