"""Throw a file away that was not taken in."""

from datetime import datetime

from django.db import transaction

from case_core.form_imports.events import ImportEnded
from case_core.form_imports.locks import locked_import, move
from case_core.form_imports.models import BookingImport
from case_core.form_imports.policies import can_import_bookings
from case_core.form_imports.states import ImportStatus
from mannaka_kit import audit
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.policies import Acting


@transaction.atomic
def discard_import(*, import_id: int, actor: Acting, at: datetime) -> BookingImport:
    """
    Keep nothing of a file.

    :raises NotAllowedError: the actor is no administrator.
    :raises ImportNotFoundError: there is no such import.
    :raises ImportEndedError: it was started or thrown away before.
    """
    require(can_import_bookings(actor))
    run = locked_import(import_id)
    move(run, ImportStatus.DISCARDED, at=at)
    run.save(update_fields=["status", "ended_at"])
    audit.record("booking_import.discarded", actor=actor, target=run, at=at)
    events.record(ImportEnded(import_id=run.pk))
    return run
