"""Make one row of a file a booking, as a clerk books for somebody who calls."""

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from case_core.bookings.actions.book_slot import book_slot
from case_core.bookings.slots import offered
from case_core.bookings.taking import take
from case_core.form_imports.models import BookingImport, ImportedRow
from case_core.form_imports.policies import can_import_bookings
from case_core.form_imports.rows import Row
from mannaka_kit.clock import day_of
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor

_A_MOMENT: Final = timedelta(minutes=1)


@transaction.atomic
def import_row(*, run: BookingImport, row: Row, begins: datetime, actor: Actor, at: datetime) -> ImportedRow:
    """
    Book what a row wants, without the notice that citizens must give, and remember the row.

    :raises NotAllowedError: the actor is no administrator.
    :raises OfferNotFoundError: the form's offer cannot be booked any more.
    :raises WayNotOfferedError: it is not to be had in the form's way any more.
    :raises SlotTakenError: the time is not free; it carries the nearest free ones.
    :raises TooManyBookingsError: this contact has as many as the city allows.
    """
    require(can_import_bookings(actor))
    offer = offered(run.form.offer_id, run.form.way, on=day_of(at))
    held = take(offer, run.form.way, begins, at=at, hold_until=at + _A_MOMENT, by_staff=True)
    booked = book_slot(hold_id=held.pk, told=row.told, at=at, actor=actor)
    return ImportedRow.objects.create(form_id=run.form_id, row_hash=row.row_hash, run=run, booking=booked.booking)
