"""What is found, by whom, in which order, and what is written down of it."""

import pytest
from django.db import connection

from case_core.cases.models import Case
from case_core.cases.selectors import cases_visible_to
from case_core.intake.actions.receive_matter import PersonDetails
from case_core.search.actions.index_cases import index_cases
from case_core.search.models import SearchEntry, SynonymGroup
from case_core.search.selectors import MOST, ROWS, asked_for, fitting, search_cases
from case_core.search.statements import IndexQuestion, read_by_index
from mannaka_kit.audit.models import Entry
from mannaka_kit.errors import NotAllowedError
from mannaka_tenancy import use
from tests.support.cases import AT, LATER, TANAKA, new_case, received
from tests.support.cast import Cast
from tests.support.indexing import index_all


def matters(cast: Cast, *bodies: str) -> None:
    for body in bodies:
        new_case(cast, body=body)
    index_all()


def found(cast: Cast, typed: str) -> list[str]:
    return [hit.case.title for hit in search_cases(cast.aoi, typed).hits]


@pytest.mark.parametrize(
    ("typed", "matter"),
    [
        ("引越", "引っ越しの届け"),
        ("ほいくえん", "保育園の申込み"),
        ("ﾎｲｸｴﾝ", "保育園の申込み"),
        ("廃棄物", "ごみの分別"),
        ("學校", "学校の給食費"),
        ("国民健康保険料減免", "国民健康保険料の減免"),
        ("保険料", "国民健康保険料の減免"),
        ("R6.3.3", "令和6年3月3日の手紙"),
        ("2024年3月", "令和6年3月3日の手紙"),
        ("業者", "浄化槽を点検する業者"),
        ("ごみ", "ごみの分別"),
    ],
)
def test_a_matter_is_found_however_it_is_written(here: Cast, typed: str, matter: str) -> None:
    matters(
        here,
        "引っ越しの届け",
        "保育園の申込み",
        "ごみの分別",
        "学校の給食費",
        "国民健康保険料の減免",
        "令和6年3月3日の手紙",
        "浄化槽を点検する業者",
    )
    assert found(here, typed) == [matter]


@pytest.mark.parametrize(
    "typed",
    [
        "田中",
        "たなか",
        "ﾀﾅｶ",
        "花子",
        "田中 花子",
        "田中花子さん",
        "5678",
        "090-1234-5678",
        "09012345678",
        "０９０－１２３４",
    ],
)
def test_a_case_is_found_by_who_came(here: Cast, typed: str) -> None:
    received(actor=here.aoi, body="道路の穴", person=PersonDetails(name="越智 澪", name_kana="オチ ミオ"))
    received(actor=here.aoi, body="街灯の球", person=TANAKA)
    index_all()

    assert found(here, typed) == ["街灯の球"]


@pytest.mark.parametrize(
    ("typed", "name"), [("渡邊", "渡辺 一"), ("髙橋", "高橋 一"), ("李", "李 静"), ("齋藤", "斉藤 一")]
)
def test_a_name_is_found_by_any_of_its_characters_shapes(here: Cast, typed: str, name: str) -> None:
    received(actor=here.aoi, body="道路の穴", person=PersonDetails(name="越智 澪"))
    received(actor=here.aoi, body="街灯の球", person=PersonDetails(name=name))
    index_all()

    assert found(here, typed) == ["街灯の球"]


@pytest.mark.parametrize("typed", ["2025-0001", "0001", "1", "２０２５－０００１"])
def test_a_case_is_found_by_its_number(here: Cast, typed: str) -> None:
    matters(here, "道路の穴", "街灯の球")
    assert found(here, typed) == ["道路の穴"]


def test_all_words_must_be_there_where_they_can(here: Cast) -> None:
    matters(here, "保険料の減免", "保険料の督促", "市民税の減免")
    assert found(here, "保険料 減免") == ["保険料の減免"]


def test_where_nothing_has_all_words_some_will_do_and_it_is_said(here: Cast) -> None:
    matters(here, "保険料の督促", "市民税の減免")
    answer = search_cases(here.aoi, "保険料 減免")

    assert answer.is_any
    assert len(answer.hits) == 2


def test_the_words_themselves_come_before_words_for_the_same(here: Cast) -> None:
    matters(here, "転居のあとの手続き", "引っ越しのあとの手続き", "転居のあとの電気")
    assert found(here, "引っ越し")[0] == "引っ越しのあとの手続き"
    assert len(found(here, "引っ越し")) == 3


def test_the_citys_own_words_count_at_once_and_in_that_city_alone(here: Cast, saijo_cast: Cast) -> None:
    matters(here, "みなと交流センターの駐輪")
    assert found(here, "はーばりー") == []

    SynonymGroup.objects.create(words=["はーばりー", "みなと交流センター"], keys=["はーばりー", "みなと交流センター"])
    assert found(here, "はーばりー") == ["みなと交流センターの駐輪"]
    with use(saijo_cast.city):
        matters(saijo_cast, "みなと交流センターの駐輪")
        assert found(saijo_cast, "はーばりー") == []


def test_a_day_that_never_was_is_said_and_the_rest_is_looked_for(here: Cast) -> None:
    matters(here, "道路の穴")
    answer = search_cases(here.aoi, "平成40年の道路")

    assert answer.never_were == ("平成40年",)
    assert [hit.case.title for hit in answer.hits] == ["道路の穴"]


@pytest.mark.parametrize("typed", ["", "   ", "。。。", "'", "\\", "!&|():*", "a' | 'b", "の", "\U00020b9f", "😀"])
def test_whatever_is_typed_has_an_answer(here: Cast, typed: str) -> None:
    matters(here, "道路の穴")
    assert found(here, typed) == []


def test_nobody_of_another_role_searches(here: Cast) -> None:
    for name in ("ren", "mio", "sora"):
        with pytest.raises(NotAllowedError):
            search_cases(here.actors[name], "道路")


def test_the_second_page_of_what_fits_in_part_says_so_too(here: Cast) -> None:
    _copies(new_case(here, body="道路の穴"), ROWS + 4)

    second = search_cases(here.aoi, "道路 ぶどう", page=2)

    assert (len(second.hits), second.is_any) == (5, True)


def test_beyond_the_last_page_of_what_fits_wholly_nothing_that_fits_in_part_comes(here: Cast) -> None:
    matters(here, "道路のぶどう", "道路の穴")

    beyond = search_cases(here.aoi, "道路 ぶどう", page=2)

    assert (beyond.hits, beyond.is_any) == ([], False)


def test_a_search_is_recorded_with_a_fingerprint_and_what_was_shown(here: Cast) -> None:
    matters(here, "道路の穴")
    search_cases(here.aoi, "道路")
    search_cases(here.nagi, "道路")

    first, second = Entry.objects.filter(action="case.searched").order_by("pk")
    assert first.details["hits"] == 1
    assert first.details["cases"] == [Case.objects.get().pk]
    assert first.details["words"] == second.details["words"]
    assert "道路" not in str(first.details)


def test_found_cases_are_paged(here: Cast) -> None:
    case = new_case(here, body="道路の穴")
    _copies(case, ROWS + 4)
    first, second = search_cases(here.aoi, "道路"), search_cases(here.aoi, "道路", page=2)

    assert (len(first.hits), first.has_next) == (ROWS, True)
    assert (len(second.hits), second.has_next) == (5, False)
    assert not {hit.case.pk for hit in first.hits} & {hit.case.pk for hit in second.hits}


@pytest.mark.parametrize("typed", ["柿の木", "かき", "越智", "0898", "李", "国民健康保険料", "R6.3.3"])
def test_a_search_needs_no_table_read_from_end_to_end(here: Cast, typed: str) -> None:
    _copies(new_case(here, body="道路の穴"), 2_000)
    question = asked_for(typed).question
    assert question is not None
    read_by_index()
    cases = fitting(cases_visible_to(here.aoi), question.all_parts)
    words = SearchEntry.objects.filter(words=IndexQuestion(question.all_parts))

    # Which of two indexes leads is the planner's to choose, by how many fit; that each has one is ours.
    assert "Bitmap Index Scan on search_entry_words" in words.explain()
    assert "Seq Scan" not in cases.explain()


def test_of_a_word_that_is_everywhere_the_newest_are_put_in_order(here: Cast) -> None:
    case = new_case(here, body="道路の穴")
    _copies(case, MOST + 50)
    question = asked_for("道路").question
    assert question is not None
    ids = fitting(cases_visible_to(here.aoi), question.all_parts)
    assert len(ids) == MOST
    assert case.pk not in ids


def _copies(case: Case, count: int) -> None:
    """Copy a case and its entry, without what was said in it."""
    index_cases(case_ids=[case.pk], at=LATER)
    Case.objects.bulk_create(
        [
            Case(
                number=f"2024-{number:05d}",
                title=case.title,
                topic=case.topic,
                channel=case.channel,
                party_id=case.party_id,
                opened_at=AT,
                touched_at=AT,
            )
            for number in range(count)
        ]
    )
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO search_entry (case_id, words, indexed_at) SELECT copy.id, words, indexed_at"
            " FROM search_entry, consultation_case AS copy WHERE case_id = %s AND copy.number LIKE '2024-%%'",
            [case.pk],
        )
