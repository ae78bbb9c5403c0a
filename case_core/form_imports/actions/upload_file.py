"""Take a form's file in hand: read, sealed, not yet imported."""

from datetime import datetime

from django.db import transaction

from case_core.form_imports import vault
from case_core.form_imports.errors import ImportNotFoundError
from case_core.form_imports.models import BookingImport, ImportForm
from case_core.form_imports.policies import can_import_bookings
from case_core.form_imports.table import read_table
from mannaka_kit import audit
from mannaka_kit.decisions import require
from mannaka_kit.identifiers import new_key
from tenants.accounts.actor import Actor


@transaction.atomic
def upload_file(*, form_id: int, content: bytes, actor: Actor, at: datetime) -> BookingImport:
    """
    Keep a file, sealed, until it is taken in or thrown away.

    :raises NotAllowedError: the actor is no administrator.
    :raises ImportNotFoundError: there is no such form.
    :raises FileTooLargeError: there is more in it than one import takes.
    :raises EncodingUnknownError: it is in no encoding that forms write.
    :raises NotATableError: it is no table with headings and rows.
    """
    require(can_import_bookings(actor))
    form = ImportForm.objects.filter(pk=form_id).first()
    if form is None:
        raise ImportNotFoundError
    table = read_table(content)
    run = BookingImport.objects.create(
        form=form,
        key=new_key(),
        encoding=table.encoding,
        rows=len(table.lines),
        made_at=at,
        made_by_id=actor.user_id,
    )
    audit.record("booking_import.uploaded", actor=actor, target=run, at=at, details={"rows": run.rows})
    vault.put(run.key, content)
    return run
