"""An answer is written, masked, read by a second person, and taken out; in its own city."""

from datetime import date

import pytest

from case_core.cases.models import Case
from case_core.knowledge.actions.change_article import change_article
from case_core.knowledge.actions.confirm_article import confirm_article
from case_core.knowledge.actions.publish_article import publish_article
from case_core.knowledge.actions.retire_article import retire_article
from case_core.knowledge.actions.return_article import return_article
from case_core.knowledge.actions.send_article import send_article
from case_core.knowledge.actions.write_article import write_article
from case_core.knowledge.errors import (
    ArticleMovedError,
    ArticleNotFoundError,
    MarksLeftError,
    OwnArticleError,
    ReasonMissingError,
    ReviewDayError,
    StillOpenError,
    SuccessorError,
)
from case_core.knowledge.events import ArticlePublished, ArticleRetired
from case_core.knowledge.models import Article
from case_core.knowledge.selectors import Narrowing, article_for, articles_for, public_answers
from case_core.knowledge.states import ArticleKind, ArticleStatus
from mannaka_kit.errors import NotAllowedError
from mannaka_tenancy import use
from tests.support.cases import LATER, closed, new_case
from tests.support.cast import TODAY, Cast
from tests.support.knowledge import a_draft, a_text, published, waiting
from tests.support.memory import remembered

TOLD = "大西町の越智さんから、屋根の工事の契約をやめたいと聞いた。"


@pytest.fixture
def learned_from(here: Cast) -> Case:
    return closed(here, new_case(here, body=TOLD))


def test_an_answer_goes_from_its_writer_through_a_second_person_to_citizens(here: Cast, told: list[object]) -> None:
    article = published(here)
    assert (article.status, article.checked_by_id) == (ArticleStatus.PUBLISHED, here.nagi.user_id)
    assert [each.pk for each in public_answers()] == [article.pk]
    assert told[-1] == ArticlePublished(article_id=article.pk)
    assert [len(remembered(f"article.{step}")) for step in ("written", "sent", "published")] == [1, 1, 1]


def test_nobody_lets_out_what_they_wrote(here: Cast) -> None:
    article = waiting(here)
    with pytest.raises(OwnArticleError):
        publish_article(article_id=article.pk, actor=here.aoi, at=LATER)
    with pytest.raises(NotAllowedError):
        publish_article(article_id=article.pk, actor=here.ren, at=LATER)


def test_whoever_changed_a_draft_last_is_its_writer(here: Cast) -> None:
    article = a_draft(here)
    change_article(article_id=article.pk, text=a_text(question="契約をやめるには"), actor=here.nagi, at=LATER)
    send_article(article_id=article.pk, actor=here.nagi, at=LATER)
    with pytest.raises(OwnArticleError):
        publish_article(article_id=article.pk, actor=here.nagi, at=LATER)
    assert publish_article(article_id=article.pk, actor=here.aoi, at=LATER).question == "契約をやめるには"


def test_words_that_tell_who_it_is_are_refused_by_name_until_somebody_lets_them_stay(here: Cast) -> None:
    with pytest.raises(MarksLeftError) as refused:
        a_draft(here, answer="越智さんは8日以内にやめられました。")
    assert ("越智" in str(refused.value), Article.objects.count()) == (True, 0)
    kept = a_draft(here, answer="越智さんは8日以内にやめられました。", keep=refused.value.instead)
    assert kept.kept == list(refused.value.instead)


def test_a_mask_that_was_undone_is_refused(here: Cast, learned_from: Case) -> None:
    with pytest.raises(MarksLeftError) as refused:
        write_article(
            text=a_text(answer="大西町では、屋根の工事の契約をやめられます。"),
            case_id=learned_from.pk,
            actor=here.aoi,
            at=LATER,
        )
    assert "大西町" in str(refused.value)


def test_an_answer_is_learned_from_a_case_that_has_ended_by_who_may_read_it(here: Cast, learned_from: Case) -> None:
    with pytest.raises(StillOpenError):
        write_article(text=a_text(), case_id=new_case(here).pk, actor=here.aoi, at=LATER)
    with pytest.raises(NotAllowedError):
        write_article(text=a_text(), case_id=learned_from.pk, actor=here.ren, at=LATER)
    article = write_article(text=a_text(), case_id=learned_from.pk, actor=here.aoi, at=LATER)
    assert (article.case_id, remembered("article.written")[-1][1]) == (learned_from.pk, learned_from.pk)


def test_what_is_sent_back_says_why_and_is_a_draft_again(here: Cast) -> None:
    article = waiting(here)
    with pytest.raises(ReasonMissingError):
        return_article(article_id=article.pk, note=" ", actor=here.nagi, at=LATER)
    returned = return_article(article_id=article.pk, note="日数の数え方を足して。", actor=here.nagi, at=LATER)
    assert (returned.status, returned.note) == (ArticleStatus.DRAFT, "日数の数え方を足して。")
    with pytest.raises(ArticleMovedError):
        return_article(article_id=article.pk, note="もう一度", actor=here.nagi, at=LATER)


def test_the_former_text_stands_until_the_new_one_is_let_out(here: Cast) -> None:
    former = published(here)
    told = {"text": a_text(question="訪問販売をことわりたい"), "replaces_id": former.pk}
    following = write_article(**told, actor=here.aoi, at=LATER)
    with pytest.raises(SuccessorError):
        write_article(**told, actor=here.nagi, at=LATER)
    send_article(article_id=following.pk, actor=here.aoi, at=LATER)
    assert [each.pk for each in public_answers()] == [former.pk]
    publish_article(article_id=following.pk, actor=here.nagi, at=LATER)
    assert [each.pk for each in public_answers()] == [following.pk]


def test_a_published_answer_is_looked_at_again_and_taken_out_for_a_reason(here: Cast, told: list[object]) -> None:
    article = published(here)
    with pytest.raises(ReviewDayError):
        confirm_article(article_id=article.pk, review_on=TODAY, actor=here.ren, at=LATER)
    again = confirm_article(article_id=article.pk, review_on=date(2028, 1, 13), actor=here.ren, at=LATER)
    assert again.review_on == date(2028, 1, 13)
    with pytest.raises(ReasonMissingError):
        retire_article(article_id=article.pk, note="", actor=here.aoi, at=LATER)
    retire_article(article_id=article.pk, note="制度が変わった。", actor=here.aoi, at=LATER)
    assert (list(public_answers()), told[-1]) == ([], ArticleRetired(article_id=article.pk))


def test_the_day_of_the_next_look_lies_ahead_and_within_its_time(here: Cast) -> None:
    for days in ({"review_on": TODAY}, {"review_on": date(2027, 1, 1), "expires_on": date(2026, 12, 31)}):
        with pytest.raises(ReviewDayError):
            a_draft(here, **days)


def test_what_has_run_out_is_no_longer_read_by_citizens(here: Cast) -> None:
    days = {"review_on": date(2026, 1, 14), "expires_on": date(2026, 1, 20)}
    article = published(here, **days)
    assert [each.pk for each in public_answers()] == [article.pk]
    Article.objects.filter(pk=article.pk).update(expires_on=date(2026, 1, 12))
    assert list(public_answers()) == []
    assert [each.pk for each in articles_for(here.aoi, Narrowing(is_due=True))] == [article.pk]


def test_a_section_reads_what_is_published_and_its_own_drafts(here: Cast) -> None:
    theirs = a_draft(here, by="ren", kind=ArticleKind.STAFF, owner_id=here.tax.pk)
    others = a_draft(here)
    out = published(here, kind=ArticleKind.MANUAL)
    seen = {viewer: {each.pk for each in articles_for(here.actors[viewer], Narrowing())} for viewer in ("ren", "yui")}
    assert seen == {"ren": {theirs.pk, out.pk}, "yui": {out.pk}}
    with pytest.raises(ArticleNotFoundError):
        article_for(here.yui, others.pk)
    with pytest.raises(ArticleNotFoundError):
        change_article(article_id=others.pk, text=a_text(), actor=here.yui, at=LATER)
    with pytest.raises(NotAllowedError):
        articles_for(here.sora, Narrowing())


def test_the_other_city_has_no_answer_of_this_one(cast: Cast, saijo_cast: Cast) -> None:
    with use(cast.city):
        article = published(cast)
    with use(saijo_cast.city):
        assert list(public_answers()) == []
        with pytest.raises(ArticleNotFoundError):
            retire_article(article_id=article.pk, note="よその市", actor=saijo_cast.aoi, at=LATER)
