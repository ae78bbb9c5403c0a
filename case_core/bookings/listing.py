"""Reads of many bookings at once, for programs: each page records which ones were on it."""

from collections.abc import Callable
from datetime import date
from typing import Any, TypeAlias

from django.db import transaction

from case_core.bookings.models import Booking
from case_core.bookings.selectors import bookings_of_day, record_bookings_read
from tenants.accounts.actor import Actor

Take: TypeAlias = Callable[[Any], list[Any]]


@transaction.atomic
def page_of_day(viewer: Actor, on: date, status: str, take: Take) -> list[Booking]:
    """
    Return a page of a day's bookings, those in one state on request, and record which ones were read.

    :raises NotAllowedError: the viewer is not of the centre.
    """
    found = bookings_of_day(viewer, on)
    rows: list[Booking] = take(found.filter(status=status) if status else found)
    record_bookings_read(viewer, [booking.pk for booking in rows])
    return rows
