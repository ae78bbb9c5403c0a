"""What was counted before this system, taken over from the city's own ledger."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """What was counted before this system, taken over from the city's own ledger."""

    name = "case_core.ledger"
    label = "ledger"
