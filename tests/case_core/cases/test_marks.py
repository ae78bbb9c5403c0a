"""Marks on a case: everybody sees them before they act."""

from collections.abc import Callable

import pytest
from django.db import IntegrityError, transaction

from case_core.cases.locks import locked_case
from case_core.cases.marks import put_mark, take_mark
from case_core.cases.models import Case
from case_core.cases.states import Mark
from mannaka_tenancy import use
from tests.support.browsing import Desk
from tests.support.cases import new_case
from tests.support.cast import Cast


def marked(case: Case, *marks: Mark) -> None:
    with transaction.atomic():
        locked = locked_case(case.pk)
        for mark in marks:
            put_mark(locked, mark)


def test_marks_stand_once_each_the_gravest_first(cast: Cast) -> None:
    with use(cast.city):
        case = new_case(cast)
        marked(case, Mark.RESTRICTED, Mark.URGENT, Mark.RESTRICTED)
        case.refresh_from_db()
        assert case.marks == ["urgent", "restricted"]


def test_a_mark_that_is_taken_away_leaves_the_others(cast: Cast) -> None:
    with use(cast.city):
        case = new_case(cast)
        marked(case, Mark.URGENT, Mark.SHIELDED)
        with transaction.atomic():
            take_mark(locked_case(case.pk), Mark.URGENT)
        case.refresh_from_db()
        assert case.marks == ["shielded"]


def test_the_database_knows_the_marks(cast: Cast) -> None:
    with use(cast.city), pytest.raises(IntegrityError, match="case_marks_are_known"), transaction.atomic():
        Case.objects.filter(pk=new_case(cast).pk).update(marks=["nonsense"])


@pytest.mark.parametrize("path", ["cases/", "cases/{case}/"])
def test_the_list_and_the_case_show_the_marks(path: str, cast: Cast, desk: Callable[[str], Desk]) -> None:
    with use(cast.city):
        case = new_case(cast)
        marked(case, Mark.SHIELDED)
    assert "連絡先に注意" in desk("aoi").get("/staff/" + path.format(case=case.pk)).content.decode()
