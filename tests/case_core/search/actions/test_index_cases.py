from django.db import connection
from django.test.utils import CaptureQueriesContext

from case_core.cases.actions.record_contact import record_contact
from case_core.cases.models import Case
from case_core.cases.states import Channel, Direction
from case_core.search.actions.index_cases import index_cases
from case_core.search.models import SearchEntry
from case_core.search.selectors import search_cases
from tests.support.cases import AT, LATER, closed, handed_over, new_case
from tests.support.cast import Cast


def said(cast: Cast, case: Case, words: str) -> None:
    told = {"channel": Channel.TELEPHONE, "direction": Direction.INCOMING, "said": {"words": words}}
    record_contact(case_id=case.pk, actor=cast.aoi, at=LATER, **told)


def test_a_case_is_found_by_what_was_said_later_once_it_is_indexed_again(here: Cast) -> None:
    case = new_case(here, body="道路の穴")
    index_cases(case_ids=[case.pk], at=AT)
    said(here, case, "蜂の巣もある。")
    assert search_cases(here.aoi, "蜂の巣").hits == []

    assert index_cases(case_ids=[case.pk], at=LATER) == 1
    assert [hit.case for hit in search_cases(here.aoi, "蜂の巣").hits] == [case]
    assert SearchEntry.objects.get().indexed_at == LATER


def test_letters_to_sections_are_found(here: Cast) -> None:
    case = new_case(here, body="道路の穴")
    handed_over(here, case)
    index_cases(case_ids=[case.pk], at=LATER)

    assert [hit.case for hit in search_cases(here.aoi, "台帳の住所").hits] == [case]


def test_a_case_that_is_gone_has_no_entry(here: Cast) -> None:
    assert index_cases(case_ids=[987_654], at=AT) == 0
    assert not SearchEntry.objects.exists()


def test_many_cases_take_as_many_statements_as_one(here: Cast) -> None:
    cases = [closed(here, new_case(here, body=f"道路の穴{number}")) for number in range(6)]
    with CaptureQueriesContext(connection) as one:
        index_cases(case_ids=[cases[0].pk], at=AT)
    with CaptureQueriesContext(connection) as many:
        index_cases(case_ids=[case.pk for case in cases], at=AT)
    assert len(one) == len(many)


def test_a_pasted_book_is_indexed_too(here: Cast) -> None:
    case = new_case(here, body="道路の穴")
    said(here, case, "橋の欄干がさびている。" * 800 + "最後に蛍の話。")
    index_cases(case_ids=[case.pk], at=LATER)

    assert [hit.case for hit in search_cases(here.aoi, "蛍").hits] == [case]
