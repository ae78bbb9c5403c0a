"""Wait no longer for an import that nobody goes on with."""

from datetime import datetime

from django.db import transaction

from case_core.form_imports.events import ImportEnded
from case_core.form_imports.locks import locked_import, move
from case_core.form_imports.models import BookingImport
from case_core.form_imports.states import ImportStatus
from mannaka_kit import audit
from mannaka_kit.outbox import events


@transaction.atomic
def give_up_import(*, import_id: int, at: datetime) -> BookingImport:
    """
    End an import that was begun and not finished; its bookings stay, and the same file goes on where it stopped.

    :raises ImportNotFoundError: there is no such import.
    :raises ImportEndedError: it ended in the meantime.
    """
    run = locked_import(import_id)
    move(run, ImportStatus.FAILED, at=at)
    run.save(update_fields=["status", "ended_at"])
    audit.record("booking_import.failed", actor=audit.SYSTEM, target=run, at=at, details={"imported": run.imported})
    events.record(ImportEnded(import_id=run.pk))
    return run
