from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from case_core.bookings.models import Booking
from case_core.form_imports.checking import Checked, check_file
from case_core.form_imports.states import Problem
from case_core.form_imports.table import read_table
from tests.support.bookings import ELEVEN, WEDNESDAY, a_counsellor, booked, on_duty, one_on_duty
from tests.support.cases import AT
from tests.support.cast import Cast
from tests.support.form_imports import ELEVEN_ROW, TEN_ROW, a_file, a_form, started
from tests.support.worker import work_off


def told(checked: Checked) -> list[tuple[int, str, str]]:
    return [(problem.row, problem.column, problem.problem) for problem in checked.problems]


def test_a_trial_names_row_column_and_reason_and_writes_nothing(here: Cast) -> None:
    form = a_form(here, one_on_duty(here))
    rows = [
        TEN_ROW,
        ("R-3", "あした", "田中", "090", "田中さん", ""),
        ("R-4", "2026/1/14 10:00", "", "", "", "x" * 1001),
        ("R-5", "2025/1/14 10:00", "越智", "0898-36-1234", "", ""),
        ("R-6", "2026/1/14 19:00", "越智", "0898-36-1234", "", ""),
    ]
    checked = check_file(form, read_table(a_file(*rows)), at=AT)
    assert (checked.rows, checked.ready, checked.repeated, checked.refused) == (5, 1, 0, 4)
    assert told(checked) == [
        (3, "電話番号", Problem.TELEPHONE),
        (3, "メールアドレス", Problem.EMAIL),
        (3, "希望日時", Problem.DAY),
        (4, "相談内容", Problem.LONG),
        (4, "氏名", Problem.NAME),
        (5, "", Problem.PAST),
        (6, "", Problem.NOT_OFFERED),
    ]
    assert not Booking.objects.exists()


def test_a_trial_counts_what_the_rows_before_take(here: Cast) -> None:
    form = a_form(here, one_on_duty(here))
    again = ("R-9", *TEN_ROW[1:])
    checked = check_file(form, read_table(a_file(TEN_ROW, again, TEN_ROW)), at=AT)
    assert told(checked) == [(3, "", Problem.TAKEN)]
    assert checked.problems[0].nearest == (ELEVEN,)
    assert (checked.ready, checked.repeated) == (1, 1)


def test_a_trial_knows_what_is_booked_and_how_many_sit_side_by_side(here: Cast) -> None:
    offer = one_on_duty(here)
    on_duty(a_counsellor("相談 二郎"))
    booked(offer)
    by_telephone = a_form(here, offer, way="telephone")
    rows = [TEN_ROW, ("R-9", *TEN_ROW[1:]), ELEVEN_ROW, ("R-10", *ELEVEN_ROW[1:])]
    assert told(check_file(by_telephone, read_table(a_file(*rows)), at=AT)) == [(3, "", Problem.TAKEN)]


def test_a_trial_knows_the_rows_that_were_taken_in(here: Cast) -> None:
    form = a_form(here, one_on_duty(here))
    started(here, form, a_file(TEN_ROW))
    work_off(here.city)
    checked = check_file(form, read_table(a_file(TEN_ROW, ELEVEN_ROW)), at=AT)
    assert (checked.ready, checked.repeated, checked.refused) == (1, 1, 0)


def test_the_statements_do_not_grow_with_the_rows(here: Cast) -> None:
    form = a_form(here, one_on_duty(here))
    assert form.offer.pk
    counts = []
    for many in (1, 60):
        rows = [(f"R-{number}", *TEN_ROW[1:]) for number in range(many)]
        rows += [("later", str(WEDNESDAY + timedelta(days=20)) + " 10:00", *TEN_ROW[2:])]
        with CaptureQueriesContext(connection) as asked:
            check_file(form, read_table(a_file(*rows)), at=AT)
        counts.append(len(asked))
    assert counts[0] == counts[1]
