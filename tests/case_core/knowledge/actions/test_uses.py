"""Which answer helped in which case, and what nobody has an answer to."""

from datetime import timedelta

import pytest

from case_core.knowledge.actions.note_missed import note_missed
from case_core.knowledge.actions.record_use import record_use
from case_core.knowledge.errors import ArticleNotFoundError
from case_core.knowledge.models import MissedQuestion
from case_core.knowledge.selectors import answers_beside, article_for, found_for, missed_for, uses_in
from mannaka_kit.errors import NotAllowedError
from tests.support.cases import LATER, new_case
from tests.support.cast import Cast
from tests.support.knowledge import a_draft, published
from tests.support.memory import remembered


def test_an_answer_counts_once_in_a_case_and_the_last_word_holds(here: Cast) -> None:
    article, case = published(here), new_case(here)
    for has_solved in (False, True):
        record_use(article_id=article.pk, case_id=case.pk, has_solved=has_solved, actor=here.aoi, at=LATER)
    shown = article_for(here.ren, article.pk)
    assert (shown.used, shown.solved) == (1, 1)
    assert [use.has_solved for use in uses_in(here.aoi, case)] == [True]
    assert [case_id for _label, case_id, _outcome in remembered("article.used")] == [case.pk, case.pk]


def test_a_draft_cannot_have_helped_and_a_section_says_nothing_of_cases(here: Cast) -> None:
    draft, case = a_draft(here), new_case(here)
    with pytest.raises(ArticleNotFoundError):
        record_use(article_id=draft.pk, case_id=case.pk, has_solved=True, actor=here.aoi, at=LATER)
    with pytest.raises(NotAllowedError):
        record_use(article_id=draft.pk, case_id=case.pk, has_solved=True, actor=here.ren, at=LATER)


def test_an_answer_is_found_in_other_words_and_stands_beside_a_case_like_it(here: Cast) -> None:
    sale = published(here)
    published(here, question="ごみの日を知りたい", answer="地区ごとの収集日は、市のページにあります。")
    assert [each.pk for each in found_for(here.ren, "訪問販売を解約したい")] == [sale.pk]
    case = new_case(here, body="訪問販売で布団を買った。契約をやめたい。")
    assert answers_beside(here.aoi, case)[0].pk == sale.pk
    record_use(article_id=sale.pk, case_id=case.pk, has_solved=True, actor=here.aoi, at=LATER)
    assert sale.pk not in [each.pk for each in answers_beside(here.aoi, case)]


def test_what_found_nothing_is_counted_and_says_whether_citizens_asked(here: Cast) -> None:
    assert found_for(here.aoi, "火星の土地") == []
    for is_public in (False, True, True):
        assert note_missed(asked="  火星の　土地 ", is_public=is_public, at=LATER)
    line = missed_for(here.ren).get()
    assert (line.asked, line.times, line.times_public) == ("火星の 土地", 3, 2)
    with pytest.raises(NotAllowedError):
        missed_for(here.mio)


@pytest.mark.parametrize("asked", ["越智さんの借金", "090-1234-5678", "あ" * 61, "   "])
def test_a_question_that_may_tell_who_somebody_is_is_not_written(here: Cast, asked: str) -> None:
    assert here.aoi
    assert note_missed(asked=asked, is_public=True, at=LATER) is False
    assert not MissedQuestion.objects.exists()


def test_only_the_last_questions_stay(here: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    assert here.aoi
    monkeypatch.setattr("case_core.knowledge.actions.note_missed.MOST", 2)
    for minute, asked in enumerate(["火星の土地", "月の土地", "海の底の土地"]):
        note_missed(asked=asked, is_public=False, at=LATER + timedelta(minutes=minute))
    assert set(MissedQuestion.objects.values_list("asked", flat=True)) == {"月の土地", "海の底の土地"}
