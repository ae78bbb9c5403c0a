"""Reads of the sections."""

from datetime import date

from tenants.organisation.models import Section
from tenants.organisation.querysets import SectionQuerySet


def sections_valid_on(on: date) -> SectionQuerySet:
    """Return the sections that exist on the day, sorted by their reading; no secret, so there is no viewer."""
    return Section.objects.valid_on(on)
