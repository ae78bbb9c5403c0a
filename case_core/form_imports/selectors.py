"""Reads of booking forms and their imports: administrators only."""

from uuid import UUID

from django.db.models import QuerySet

from case_core.form_imports import vault
from case_core.form_imports.errors import ImportNotFoundError
from case_core.form_imports.models import BookingImport, ImportForm
from case_core.form_imports.policies import can_import_bookings
from case_core.form_imports.table import Table, read_table
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


def forms_for(viewer: Actor) -> QuerySet[ImportForm]:
    """
    Return the booking forms.

    :raises NotAllowedError: the viewer is no administrator.
    """
    require(can_import_bookings(viewer))
    return ImportForm.objects.select_related("offer")


def form_for(viewer: Actor, form_id: int) -> ImportForm:
    """
    Return a booking form.

    :raises NotAllowedError: the viewer is no administrator.
    :raises ImportNotFoundError: there is none.
    """
    form = forms_for(viewer).filter(pk=form_id).first()
    if form is None:
        raise ImportNotFoundError
    return form


def imports_for(viewer: Actor) -> QuerySet[BookingImport]:
    """
    Return the imports, newest first.

    :raises NotAllowedError: the viewer is no administrator.
    """
    require(can_import_bookings(viewer))
    return BookingImport.objects.select_related("form__offer", "made_by")


def import_for(viewer: Actor, import_id: int) -> BookingImport:
    """
    Return an import.

    :raises NotAllowedError: the viewer is no administrator.
    :raises ImportNotFoundError: there is none.
    """
    run = imports_for(viewer).filter(pk=import_id).first()
    if run is None:
        raise ImportNotFoundError
    return run


def table_of(run: BookingImport) -> Table | None:
    """Return what is in an import's file, as long as it is kept."""
    try:
        return read_table(vault.get(run.key))
    except FileNotFoundError:
        return None


def key_of(import_id: int) -> UUID | None:
    """Return under which name an import's file waits."""
    return BookingImport.objects.filter(pk=import_id).values_list("key", flat=True).first()
