"""Say what the columns of a form's file mean."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from case_core.form_imports.columns import require_columns
from case_core.form_imports.errors import ImportNotFoundError
from case_core.form_imports.models import ImportForm
from case_core.form_imports.policies import can_import_bookings
from case_core.form_imports.states import Field
from mannaka_kit import audit
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


@transaction.atomic
def change_columns(*, form_id: int, columns: Mapping[str, str], actor: Actor, at: datetime) -> ImportForm:
    """
    Keep which heading each field has, for this file and the next ones.

    :raises NotAllowedError: the actor is no administrator.
    :raises ImportNotFoundError: there is no such form.
    :raises ColumnsMissingError: no row could be a booking.
    :raises ColumnTwiceError: one column would mean two things.
    """
    require(can_import_bookings(actor))
    form = ImportForm.objects.select_for_update().filter(pk=form_id).first()
    if form is None:
        raise ImportNotFoundError
    chosen = {name: heading for name, heading in columns.items() if name in Field.values and heading}
    require_columns(chosen)
    form.columns = chosen
    form.save(update_fields=["columns"])
    audit.record("import_form.changed", actor=actor, target=form, at=at, details={"fields": sorted(chosen)})
    return form
