"""The pages of answers, from a closed case to what citizens read."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from case_core.cases.models import Case
from case_core.knowledge.models import Article
from mannaka_tenancy import use
from tests.support.browsing import Desk
from tests.support.cases import closed, new_case
from tests.support.cast import Cast
from tests.support.knowledge import ANSWER, QUESTION, a_draft, published

DeskOf = Callable[[str], Desk]
TOLD = "大西町の越智さんから、訪問販売の屋根工事の契約をやめたいと聞いた。"
FIELDS = {"kind": "public", "topic": "consumer", "question": QUESTION, "owner": "", "review_on": "2027-01-13"}


@pytest.fixture
def case(cast: Cast) -> Case:
    with use(cast.city):
        return closed(cast, new_case(cast, body=TOLD))


def the_article(cast: Cast) -> Article:
    with use(cast.city):
        return Article.objects.order_by("-pk")[0]


def statements_of(clerk: Desk) -> int:
    with CaptureQueriesContext(connection) as asked:
        clerk.get("/staff/knowledge/")
    return len(asked)


def test_a_closed_case_becomes_a_public_answer_by_two_people(cast: Cast, case: Case, desk: DeskOf) -> None:
    aoi, nagi = desk("aoi"), desk("nagi")
    assert "この相談から回答を作る" in aoi.get(f"/staff/cases/{case.pk}/knowledge/").content.decode()
    learn = f"/staff/cases/{case.pk}/knowledge/new/"
    begun = aoi.get(learn).context["form"].initial["answer"]
    assert ("越智" in begun, "大西町" in begun, "訪問販売" in begun) == (False, False, True)
    refused = aoi.send(learn, **FIELDS, answer=TOLD, has_read="on").content.decode()
    assert "人や場所が分かるかもしれない言葉があります" in refused
    assert TOLD in refused
    unread = aoi.send(learn, **FIELDS, answer=ANSWER)
    assert list(unread.context["form"].errors) == ["has_read"]
    assert "下書きを保存しました。" in aoi.send_and_follow(learn, **FIELDS, answer=ANSWER, has_read="on")
    path = f"/staff/knowledge/{the_article(cast).pk}/"
    assert "ほかの職員に確認を頼みました。" in aoi.send_and_follow(f"{path}send/")
    assert (
        "自分が書いた回答は、自分では公開できません" in aoi.send(f"{path}check/", decision="publish").content.decode()
    )
    assert "公開しました。" in nagi.send_and_follow(f"{path}check/", decision="publish", note="")
    assert QUESTION in desk("ren").get("/staff/knowledge/").content.decode()


def test_what_is_sent_back_says_why_to_its_writer(cast: Cast, desk: DeskOf) -> None:
    with use(cast.city):
        article = a_draft(cast)
    path = f"/staff/knowledge/{article.pk}/"
    aoi, nagi = desk("aoi"), desk("nagi")
    aoi.send_and_follow(f"{path}send/")
    assert "理由を書いてください。" in nagi.send(f"{path}check/", decision="return", note="").content.decode()
    nagi.send_and_follow(f"{path}check/", decision="return", note="日数を足して。")
    assert "日数を足して。" in aoi.get(path).content.decode()
    changed = aoi.send_and_follow(f"{path}change/", **{**FIELDS, "question": "契約をやめるには"}, answer=ANSWER)
    assert "契約をやめるには" in changed


def test_a_word_to_be_kept_is_chosen_and_shown_to_the_second_person(cast: Cast, desk: DeskOf) -> None:
    aoi = desk("aoi")
    told = {**FIELDS, "answer": "越智さんは8日以内にやめました。"}
    page = aoi.send("/staff/knowledge/new/", **told)
    left = [value for value, _label in page.context["form"].fields["keep"].choices]
    aoi.send_and_follow("/staff/knowledge/new/", **told, keep=left)
    article = the_article(cast)
    assert article.kept == left
    shown = desk("nagi").get(f"/staff/knowledge/{article.pk}/").content.decode()
    assert all(word in shown.split("残すと決めた言葉")[1] for word in left)


def test_an_answer_used_in_a_case_counts(cast: Cast, desk: DeskOf) -> None:
    with use(cast.city):
        article, case = published(cast), new_case(cast, body="訪問販売の契約をやめたい。")
    aoi = desk("aoi")
    assert QUESTION in aoi.get(f"/staff/cases/{case.pk}/knowledge/").content.decode()
    use_path = f"/staff/cases/{case.pk}/knowledge/{article.pk}/use/"
    assert "使った回答を記録しました。" in aoi.send_and_follow(use_path, solved="yes")
    assert "1件の相談で使われ、1件が解決しました。" in aoi.get(f"/staff/knowledge/{article.pk}/").content.decode()


def test_what_is_found_and_what_is_missed(cast: Cast, desk: DeskOf) -> None:
    with use(cast.city):
        published(cast)
    ren = desk("ren")
    assert QUESTION in ren.send("/staff/knowledge/find/", asked="訪問販売を解約").content.decode()
    assert "合う回答は見つかりませんでした" in ren.send("/staff/knowledge/find/", asked="火星の土地").content.decode()
    assert "火星の土地" in ren.get("/staff/knowledge/missed/").content.decode()
    assert "聞きたいこと" in ren.send("/staff/knowledge/find/", asked="").content.decode()


def test_a_published_answer_is_looked_at_revised_and_taken_out(cast: Cast, desk: DeskOf) -> None:
    with use(cast.city):
        article = published(cast)
    path, ren, aoi = f"/staff/knowledge/{article.pk}/", desk("ren"), desk("aoi")
    assert "見直しを記録しました。" in ren.send_and_follow(f"{path}confirm/", review_on="2028-01-13")
    revised = aoi.send_and_follow(f"{path}revise/", **{**FIELDS, "question": "新しい質問です"}, answer=ANSWER)
    assert "書き直しの下書きを保存しました。" in revised
    assert "すでに書き直している途中です" in aoi.send(f"{path}revise/", **FIELDS, answer=ANSWER).content.decode()
    assert "取り下げました。" in aoi.send_and_follow(f"{path}retire/", note="制度が変わった。")


def test_the_list_takes_as_many_statements_with_many_answers_as_with_one(cast: Cast, desk: DeskOf) -> None:
    aoi = desk("aoi")
    with use(cast.city):
        a_draft(cast)
    aoi.get("/staff/knowledge/")  # what is read once in a process is read here
    few = statements_of(aoi)
    with use(cast.city):
        for number in range(5):
            a_draft(cast, question=f"{number}つめの質問")
    assert statements_of(aoi) == few
