"""Reads of the earlier ledger."""

from datetime import date

from django.db.models import QuerySet

from case_core.ledger.models import LedgerEntry
from case_core.ledger.policies import can_read_ledger
from tenants.accounts.actor import Actor


def ledger_between(viewer: Actor, first: date, last: date) -> QuerySet[LedgerEntry]:
    """Return the lines of these days, both included; none for those who may not count."""
    lines = LedgerEntry.objects.filter(on__range=(first, last))
    return lines if can_read_ledger(viewer) else lines.none()
