"""Reads of busy times; bookings ask when, and nobody reads what."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from case_core.busy.models import BusySource, BusyTime
from case_core.busy.states import SourceKind
from case_core.roster.models import Counsellor
from case_core.roster.selectors import counsellor_for
from tenants.accounts.actor import Actor

# After so long, what was read last may be wrong.
OLD: Final = timedelta(days=1)


def busy_between(begins: datetime, ends: datetime) -> Iterable[tuple[int, datetime, datetime]]:
    """Return who of the roster is busy when, within a span; free times stand on the city's page: no viewer."""
    rows = BusyTime.objects.filter(begins__lt=ends, ends__gt=begins).order_by()
    return rows.values_list("counsellor_id", "begins", "ends")


def source_for(viewer: Actor, counsellor_id: int) -> tuple[Counsellor, BusySource | None]:
    """
    Return somebody of the roster, and where their busy times come from.

    :raises CounsellorNotFoundError: there is nobody of this number.
    :raises NotAllowedError: it is somebody else's.
    """
    person = counsellor_for(viewer, counsellor_id)
    return person, BusySource.objects.filter(counsellor=person).first()


def is_old(source: BusySource, *, at: datetime) -> bool:
    """Tell whether a calendar at an address was not read for a day."""
    since = source.read_at or source.set_at
    return source.kind == SourceKind.ADDRESS and at - since > OLD


def due_sources(*, before: datetime) -> list[int]:
    """Return the addresses that were not tried since, those first that waited longest; who left is left alone."""
    rows = BusySource.objects.filter(kind=SourceKind.ADDRESS).exclude(tried_at__gte=before)
    there = rows.exclude(counsellor__valid_until__lt=before.date())
    return list(there.order_by("tried_at", "pk").values_list("pk", flat=True))


def address_of(source_id: int) -> BusySource | None:
    """Return a source that is an address, for the worker."""
    return BusySource.objects.filter(pk=source_id, kind=SourceKind.ADDRESS).first()
