"""A file's rows become bookings: by the rules of every booking, once, named where they do not fit."""

from datetime import timedelta

import pytest
from django.core.files.storage import default_storage

from case_core.bookings.models import Booking, BookingOffer
from case_core.form_imports.actions.import_next_rows import AT_ONCE, import_next_rows
from case_core.form_imports.actions.import_row import import_row
from case_core.form_imports.models import BookingImport, ImportedRow
from case_core.form_imports.rows import read_row
from case_core.form_imports.table import read_table
from mannaka_kit.errors import NotAllowedError
from tenants.accounts.models import RoleGrant
from tests.support.bookings import ELEVEN, TEN, a_counsellor, booked, on_duty, one_on_duty
from tests.support.cases import AT
from tests.support.cast import Cast
from tests.support.form_imports import COLUMNS, ELEVEN_ROW, TEN_ROW, a_file, a_form, started, uploaded
from tests.support.memory import remembered
from tests.support.worker import work_off


def ended(run: BookingImport) -> tuple[str, int, int, int]:
    run.refresh_from_db()
    return run.status, run.imported, run.repeated, run.refused


def test_rows_become_bookings_with_what_was_told(here: Cast) -> None:
    run = started(here, a_form(here, one_on_duty(here)), a_file(TEN_ROW, ELEVEN_ROW))
    work_off(here.city)
    assert ended(run) == ("done", 2, 0, 0)
    first, second = Booking.objects.order_by("begins")
    assert (first.begins, first.name, first.telephone, first.about) == (
        TEN,
        "田中 花子",
        "090-1234-5678",
        "家計のこと\n二行目",
    )
    assert (second.begins, second.name, second.booked_by_id) == (ELEVEN, "李", here.mio.pk)
    assert first.number
    assert first.room_id
    assert len(remembered("booking.booked")) == 2
    assert remembered("booking_import.done") == [("system", None, "done")]


def test_nothing_of_the_file_is_kept(here: Cast) -> None:
    run = started(here, a_form(here, one_on_duty(here)), a_file(TEN_ROW))
    assert default_storage.exists(f"form_imports/{run.key.hex}")
    work_off(here.city)
    assert not default_storage.exists(f"form_imports/{run.key.hex}")
    run.refresh_from_db()
    assert "花子" not in str(BookingImport.objects.values().get()) + str(ImportedRow.objects.values().get())


def test_the_same_file_a_second_time_makes_no_second_booking(here: Cast) -> None:
    form = a_form(here, one_on_duty(here))
    for expected in (("done", 1, 0, 0), ("done", 0, 1, 0)):
        run = started(here, form, a_file(TEN_ROW))
        work_off(here.city)
        assert ended(run) == expected
    changed = started(here, form, a_file((TEN_ROW[0], "2026/1/14 11:00", *TEN_ROW[2:])))
    work_off(here.city)
    assert ended(changed) == ("done", 0, 1, 0)
    assert Booking.objects.count() == 1


def test_without_the_forms_own_number_a_row_is_known_by_all_that_it_says(here: Cast) -> None:
    form = a_form(here, one_on_duty(here, most_per_contact=5))
    columns = {name: heading for name, heading in COLUMNS.items() if name != "key"}
    table = read_table(a_file(TEN_ROW, TEN_ROW, ("R-9", *TEN_ROW[1:])))
    hashes = [read_row(line, columns, way=form.way).row_hash for line in table.lines]
    assert hashes[0] == hashes[1] != hashes[2]


def test_what_does_not_fit_is_named_with_the_nearest_free_time_and_the_rest_is_taken(here: Cast) -> None:
    offer = one_on_duty(here)
    booked(offer)
    rows = [TEN_ROW, ("R-7", "2026/1/14 19:00", "越智", "0898-36-1234", "", ""), ("R-8", "?", "", "", "", "")]
    run = started(here, a_form(here, offer), a_file(*rows, ELEVEN_ROW))
    work_off(here.city)
    assert ended(run) == ("done", 1, 0, 3)
    taken, closed, *unread = run.problems
    assert (taken["row"], taken["problem"], taken["nearest"]) == (2, "taken", ["2026-01-14T11:00:00+09:00"])
    assert (closed["row"], closed["problem"]) == (3, "not_offered")
    assert {(each["row"], each["column"]) for each in unread} == {(4, "氏名"), (4, "希望日時")}


def test_a_contact_holds_no_more_than_the_city_allows(here: Cast) -> None:
    offer = one_on_duty(here, most_per_contact=1)
    run = started(here, a_form(here, offer), a_file(TEN_ROW, ("R-2", "2026/1/14 11:00", *TEN_ROW[2:])))
    work_off(here.city)
    assert ended(run) == ("done", 1, 0, 1)
    assert run.problems[0]["problem"] == "too_many"


def test_two_rows_never_share_a_person_or_a_room(here: Cast) -> None:
    offer = one_on_duty(here, most_per_contact=20)
    on_duty(a_counsellor("相談 二郎"))
    rows = [(f"R-{number}", *TEN_ROW[1:]) for number in range(5)]
    run = started(here, a_form(here, offer, way="telephone"), a_file(*rows))
    work_off(here.city)
    assert ended(run) == ("done", 2, 0, 3)
    assert len(set(Booking.objects.values_list("counsellor_id", flat=True))) == 2


def test_an_offer_that_ended_takes_nothing_in(here: Cast) -> None:
    form = a_form(here, one_on_duty(here))
    run = started(here, form, a_file(TEN_ROW))
    BookingOffer.objects.update(valid_until=AT.date() - timedelta(days=1))
    work_off(here.city)
    assert ended(run) == ("done", 0, 0, 1)
    assert run.problems[0]["problem"] == "ended"


def test_a_long_file_is_taken_in_by_steps_that_show_how_far_it_is(here: Cast) -> None:
    form = a_form(here, one_on_duty(here))
    rows = [(f"R-{number}", "?", "", "", "", "") for number in range(AT_ONCE + 1)]
    run = started(here, form, a_file(*rows))
    assert import_next_rows(import_id=run.pk, at=AT)
    run.refresh_from_db()
    assert (run.status, run.done) == ("queued", AT_ONCE)
    assert not import_next_rows(import_id=run.pk, at=AT)
    assert ended(run) == ("done", 0, 0, AT_ONCE + 1)
    assert not import_next_rows(import_id=run.pk, at=AT)


def test_who_is_no_administrator_any_more_imports_nothing(here: Cast) -> None:
    run = started(here, a_form(here, one_on_duty(here)), a_file(TEN_ROW))
    RoleGrant.objects.filter(user=here.users["mio"]).delete()
    work_off(here.city)
    assert ended(run) == ("failed", 0, 0, 0)
    assert not Booking.objects.exists()


def test_a_row_alone_asks_who_it_is_for(here: Cast) -> None:
    form = a_form(here, one_on_duty(here))
    run = uploaded(here, form, a_file(TEN_ROW))
    row = read_row(read_table(a_file(TEN_ROW)).lines[0], COLUMNS, way="counter")
    with pytest.raises(NotAllowedError):
        import_row(run=run, row=row, begins=TEN, actor=here.aoi, at=AT)
    assert import_row(run=run, row=row, begins=TEN, actor=here.mio, at=AT).booking.begins == TEN
