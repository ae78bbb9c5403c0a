"""What citizens read of the city's answers."""

from collections.abc import Callable

import pytest
from django.test import Client

from case_core.knowledge.models import Article, MissedQuestion
from cms.answers.limits import MISSES_PER_ADDRESS
from mannaka_tenancy import Tenant, use
from tests.support.cast import Cast, cast_of
from tests.support.knowledge import ANSWER, QUESTION, a_draft, published

ClientOf = Callable[[Tenant], Client]


@pytest.fixture
def cast(db: None, imabari: Tenant) -> Cast:
    return cast_of(imabari)


@pytest.fixture
def answer(cast: Cast) -> Article:
    with use(cast.city):
        a_draft(cast, question="まだ確かめていない質問")
        published(cast, kind="staff", question="職員だけが読む質問")
        return published(cast)


def test_citizens_find_what_is_public_by_topic_and_nothing_else(citizen: Client, answer: Article) -> None:
    page = citizen.get("/answers/").content.decode()
    assert (QUESTION in page, "消費トラブル" in page) == (True, True)
    assert ("まだ確かめていない質問" in page, "職員だけが読む質問" in page) == (False, False)
    shown = citizen.get(f"/answers/{answer.pk}/").content.decode()
    assert (ANSWER in shown, "解決しないときは" in shown) == (True, True)


def test_a_question_in_everyday_words_finds_its_answer(citizen: Client, answer: Article) -> None:
    page = citizen.post("/answers/", {"asked": "家に来た人から買った訪問販売の契約を解約したい"}).content.decode()
    assert f"/answers/{answer.pk}/" in page


def test_what_is_not_public_and_what_another_city_has_is_not_there(
    citizen: Client, cast: Cast, answer: Article, saijo: Tenant
) -> None:
    with use(cast.city):
        hidden = [article.pk for article in Article.objects.exclude(pk=answer.pk)]
    assert [citizen.get(f"/answers/{pk}/").status_code for pk in hidden] == [404, 404]
    elsewhere = Client(headers={"host": saijo.host})
    assert elsewhere.get(f"/answers/{answer.pk}/").status_code == 404
    assert "まだ回答がありません" in elsewhere.get("/answers/").content.decode()
    assert f"/answers/{answer.pk}/" not in elsewhere.post("/answers/", {"asked": QUESTION}).content.decode()


def test_what_found_nothing_is_counted_a_few_times_from_one_place(citizen: Client, cast: Cast) -> None:
    for number in range(MISSES_PER_ADDRESS + 3):
        page = citizen.post("/answers/", {"asked": f"火星の土地{number}"}).content.decode()
        assert "合う回答は見つかりませんでした" in page
    with use(cast.city):
        assert MissedQuestion.objects.count() == MISSES_PER_ADDRESS


def test_an_empty_question_says_so_and_shows_the_list_again(citizen: Client, answer: Article) -> None:
    page = citizen.post("/answers/", {"asked": ""})
    assert list(page.context["form"].errors) == ["asked"]
    assert f"/answers/{answer.pk}/" in page.content.decode()


def test_many_answers_are_pages(citizen: Client, cast: Cast, answer: Article, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cms.answers.views.ROWS", 1)
    with use(cast.city):
        other = published(cast, question="もう一つの質問")
    pages = [citizen.get("/answers/", {"page": number}).content.decode() for number in (1, 2)]
    assert [[f"/answers/{each.pk}/" in page for each in (other, answer)].count(True) for page in pages] == [1, 1]
    assert pages[0] != pages[1]
