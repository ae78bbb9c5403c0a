"""Let a file's rows become bookings."""

from datetime import datetime

from django.db import transaction

from case_core.form_imports.columns import require_columns
from case_core.form_imports.events import ImportStarted
from case_core.form_imports.locks import locked_import, move
from case_core.form_imports.models import BookingImport
from case_core.form_imports.policies import can_import_bookings
from case_core.form_imports.states import ImportStatus
from mannaka_kit import audit
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.actor import Actor


@transaction.atomic
def start_import(*, import_id: int, actor: Actor, at: datetime) -> BookingImport:
    """
    Hand a file that was tried out to a worker; whoever starts it answers for its bookings.

    :raises NotAllowedError: the actor is no administrator.
    :raises ImportNotFoundError: there is no such import.
    :raises ImportEndedError: it was started or thrown away before.
    :raises ColumnsMissingError: nobody has said what the columns mean.
    """
    require(can_import_bookings(actor))
    run = locked_import(import_id)
    require_columns(run.form.columns)
    move(run, ImportStatus.QUEUED, at=at)
    run.made_by_id = actor.user_id
    run.save(update_fields=["status", "made_by"])
    audit.record("booking_import.started", actor=actor, target=run, at=at, details={"rows": run.rows})
    events.record(ImportStarted(import_id=run.pk))
    return run
