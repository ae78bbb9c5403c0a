"""Reads of the roster."""

from datetime import date

from case_core.roster.models import Duty
from case_core.roster.querysets import DutyQuerySet


def duties_between(first: date, last: date) -> DutyQuerySet:
    """Return the duties of these days with their people; who offers times to citizens is no viewer."""
    return Duty.objects.between(first, last).select_related("counsellor")
