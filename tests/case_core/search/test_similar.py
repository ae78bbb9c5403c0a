"""Cases that sound like what is told."""

import pytest

from case_core.cases.actions.close_case import close_case
from case_core.cases.models import Case
from case_core.cases.states import Outcome
from case_core.search.similar import similar_cases, told_in
from mannaka_kit.audit.models import Entry
from mannaka_kit.errors import NotAllowedError
from tests.support.cases import LATER, new_case
from tests.support.cast import Cast
from tests.support.indexing import index_all

TELLING = "隣の空き家から屋根の瓦が落ちてきます。持ち主が分かりません。"


@pytest.fixture
def told(here: Cast) -> Case:
    for body in (
        "住民税の通知が届かないので窓口に来た。",
        "保育園の申込みの締め切りを知りたい。",
        "空家の瓦が道路に落ちている。所有者を調べてほしい。",
        "持ち主と話したい。",
    ):
        new_case(here, body=body)
    roof = Case.objects.get(title__startswith="空家の瓦")
    close_case(
        case_id=roof.pk, outcome=Outcome.SOLVED, referred_to="", note="持ち主と連絡がついた。", actor=here.aoi, at=LATER
    )
    index_all()
    return roof


def test_a_case_with_the_same_rare_words_is_shown_with_how_it_ended(here: Cast, told: Case) -> None:
    (similar,) = similar_cases(here.aoi, TELLING)

    assert similar.case == told
    assert similar.case.outcome == Outcome.SOLVED
    assert [piece.text for piece in similar.excerpt if piece.is_hit][:2] == ["空家", "瓦"]


def test_a_case_is_not_like_itself(here: Cast, told: Case) -> None:
    again = new_case(here, body=TELLING)
    index_all()

    assert [each.case for each in similar_cases(here.aoi, told_in(again), besides=again.pk)] == [told]


@pytest.mark.parametrize("words", ["", "はい。", "電話", "12345", "、。！", "x" * 5_000])
def test_too_few_words_are_like_nothing(here: Cast, told: Case, words: str) -> None:
    assert similar_cases(here.aoi, words) == []


def test_what_was_shown_is_recorded_and_nothing_where_nothing_was(here: Cast, told: Case) -> None:
    similar_cases(here.aoi, "はい。")
    similar_cases(here.aoi, TELLING)

    (entry,) = Entry.objects.filter(action="case.similar_shown")
    assert entry.details["cases"] == [told.pk]


def test_nobody_of_another_role_is_shown_anything(here: Cast, told: Case) -> None:
    for name in ("ren", "mio", "sora"):
        with pytest.raises(NotAllowedError):
            similar_cases(here.actors[name], TELLING)
