"""Forms, their columns, files chosen and thrown away."""

from datetime import timedelta

import pytest
import time_machine
from django.core.files.storage import default_storage

from case_core.bookings.errors import OfferNotFoundError
from case_core.form_imports import vault
from case_core.form_imports.actions.change_columns import change_columns
from case_core.form_imports.actions.create_form import create_form
from case_core.form_imports.actions.discard_import import discard_import
from case_core.form_imports.actions.give_up_import import give_up_import
from case_core.form_imports.actions.start_import import start_import
from case_core.form_imports.actions.upload_file import upload_file
from case_core.form_imports.errors import (
    ColumnsMissingError,
    FormNameMissingError,
    FormNameTakenError,
    ImportEndedError,
    ImportNotFoundError,
    NotATableError,
    WayNotOfOfferError,
)
from case_core.form_imports.events import ImportEnded, ImportStarted
from case_core.form_imports.models import BookingImport, ImportForm
from case_core.form_imports.sweeping import forget_old_files
from mannaka_kit.errors import NotAllowedError
from tests.support.bookings import an_offer, one_on_duty
from tests.support.cases import AT
from tests.support.cast import Cast
from tests.support.form_imports import TEN_ROW, a_file, a_form, started, uploaded
from tests.support.memory import remembered
from tests.support.worker import work_off


def is_kept(run: BookingImport) -> bool:
    return default_storage.exists(f"form_imports/{run.key.hex}")


def test_a_form_belongs_to_an_offer_and_one_of_its_ways(here: Cast) -> None:
    offer = an_offer()
    form = create_form(name=" 予約 ", offer_id=offer.pk, way="telephone", actor=here.mio, at=AT)
    assert (form.name, form.offer_id, form.columns) == ("予約", offer.pk, {})
    for told, error in (
        ({"name": "予約"}, FormNameTakenError),
        ({"name": " "}, FormNameMissingError),
        ({"way": "online"}, WayNotOfOfferError),
        ({"offer_id": 0}, OfferNotFoundError),
        ({"actor": here.aoi}, NotAllowedError),
    ):
        facts = {"name": "別の予約", "offer_id": offer.pk, "way": "telephone", "actor": here.mio, **told}
        with pytest.raises(error):
            create_form(at=AT, **facts)  # type: ignore[arg-type] # each fact once wrong
    assert remembered("import_form.created") == [("administrator", None, "done")]


def test_columns_are_kept_for_the_next_file(here: Cast) -> None:
    form = a_form(here, an_offer())
    change_columns(
        form_id=form.pk,
        columns={"name": "氏名", "moment": "日時", "email": "メール", "about": "", "shoe_size": "靴"},
        actor=here.mio,
        at=AT,
    )
    assert ImportForm.objects.get().columns == {"name": "氏名", "moment": "日時", "email": "メール"}
    with pytest.raises(NotAllowedError):
        change_columns(form_id=form.pk, columns={}, actor=here.aoi, at=AT)
    with pytest.raises(ImportNotFoundError):
        change_columns(form_id=0, columns={}, actor=here.mio, at=AT)


def test_a_file_waits_sealed(here: Cast) -> None:
    run = uploaded(here, a_form(here, an_offer()), a_file(TEN_ROW))
    assert (run.rows, run.encoding, run.status) == (1, "cp932", "checked")
    with default_storage.open(f"form_imports/{run.key.hex}") as file:
        assert "花子".encode("cp932") not in file.read()
    assert vault.get(run.key) == a_file(TEN_ROW)


def test_what_is_no_table_is_not_kept(here: Cast) -> None:
    form = a_form(here, an_offer())
    with pytest.raises(NotATableError):
        uploaded(here, form, b"")
    with pytest.raises(NotAllowedError):
        upload_file(form_id=form.pk, content=a_file(TEN_ROW), actor=here.aoi, at=AT)
    with pytest.raises(ImportNotFoundError):
        upload_file(form_id=0, content=a_file(TEN_ROW), actor=here.mio, at=AT)
    assert not BookingImport.objects.exists()


def test_an_import_is_started_once_and_only_with_columns(here: Cast, told: list[object]) -> None:
    form = a_form(here, an_offer())
    run = started(here, form, a_file(TEN_ROW))
    assert told[-1] == ImportStarted(import_id=run.pk)
    with pytest.raises(ImportEndedError):
        start_import(import_id=run.pk, actor=here.mio, at=AT)
    ImportForm.objects.update(columns={})
    with pytest.raises(ColumnsMissingError):
        start_import(import_id=uploaded(here, form, a_file(TEN_ROW)).pk, actor=here.mio, at=AT)
    with pytest.raises(NotAllowedError):
        start_import(import_id=run.pk, actor=here.aoi, at=AT)


def test_nothing_is_kept_of_a_file_that_is_thrown_away(here: Cast, told: list[object]) -> None:
    run = uploaded(here, a_form(here, an_offer()), a_file(TEN_ROW))
    with pytest.raises(NotAllowedError):
        discard_import(import_id=run.pk, actor=here.aoi, at=AT)
    discard_import(import_id=run.pk, actor=here.mio, at=AT)
    assert told[-1] == ImportEnded(import_id=run.pk)
    work_off(here.city)
    assert not is_kept(run)
    with pytest.raises(ImportEndedError):
        discard_import(import_id=run.pk, actor=here.mio, at=AT)


def test_a_file_that_nobody_goes_on_with_is_forgotten_after_a_day(here: Cast) -> None:
    form = a_form(here, one_on_duty(here))
    waiting, begun = uploaded(here, form, a_file(TEN_ROW)), started(here, form, a_file(TEN_ROW))
    assert forget_old_files() == 0
    with time_machine.travel(AT + timedelta(hours=25), tick=False):
        assert forget_old_files() == 2
    for run, status in ((waiting, "discarded"), (begun, "failed")):
        run.refresh_from_db()
        assert run.status == status
    work_off(here.city, at=AT + timedelta(hours=25))
    assert not is_kept(waiting)
    assert not is_kept(begun)
    with pytest.raises(ImportEndedError):
        give_up_import(import_id=begun.pk, at=AT)
