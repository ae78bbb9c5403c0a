"""The kernel as a Django app: its ledger tables in `control`, its system checks."""

from django.apps import AppConfig


class TenancyConfig(AppConfig):
    """The tenancy kernel."""

    name = "mannaka_tenancy"
    label = "tenancy"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the system checks."""
        from mannaka_tenancy import checks

        checks.register()
