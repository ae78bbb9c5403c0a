"""Take an import for a change."""

from datetime import datetime

from case_core.form_imports.errors import ImportEndedError, ImportNotFoundError
from case_core.form_imports.models import BookingImport
from case_core.form_imports.states import TRANSITIONS, ImportStatus


def locked_import(import_id: int) -> BookingImport:
    """
    Return an import, locked until the transaction ends.

    :raises ImportNotFoundError: there is none.
    """
    rows = BookingImport.objects.select_for_update(of=("self",)).select_related("form__offer", "made_by")
    found = rows.filter(pk=import_id).first()
    if found is None:
        raise ImportNotFoundError
    return found


def move(run: BookingImport, target: ImportStatus, *, at: datetime) -> None:
    """
    Put an import into another state, in memory.

    :raises ImportEndedError: its state does not lead there.
    """
    if target not in TRANSITIONS[run.status]:
        raise ImportEndedError
    run.status = target
    if not TRANSITIONS[target]:
        run.ended_at = at
