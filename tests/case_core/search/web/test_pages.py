from collections.abc import Callable

from case_core.cases.models import Case
from case_core.search.models import SynonymGroup
from mannaka_tenancy import use
from tests.support.browsing import Desk
from tests.support.cases import closed, new_case
from tests.support.cast import Cast
from tests.support.indexing import index_all

DeskOf = Callable[[str], Desk]


def two_roofs(cast: Cast) -> Case:
    with use(cast.city):
        closed(cast, new_case(cast, body="空家の瓦が道路に落ちている。"))
        later = new_case(cast, body="空き家の屋根の瓦が落ちそうだ。")
        index_all()
    return later


def test_similar_cases_come_beside_what_is_being_typed(cast: Cast, desk: DeskOf) -> None:
    two_roofs(cast)
    part = (
        desk("aoi").client.post("/staff/search/similar/", {"matter": "となりの空き家の瓦があぶない"}).content.decode()
    )

    assert "解決した" in part
    assert "<mark>空家</mark>の<mark>瓦</mark>" in part
    assert "<html" not in part


def test_a_case_has_a_page_of_similar_ones_with_their_outcomes(cast: Cast, desk: DeskOf) -> None:
    later = two_roofs(cast)
    page = desk("aoi").get(f"/staff/cases/{later.pk}/similar/")

    assert [each.case.title for each in page.context["similar"]] == ["空家の瓦が道路に落ちている"]
    assert "解決した" in page.content.decode()


def test_a_case_like_no_other_says_so(cast: Cast, desk: DeskOf) -> None:
    with use(cast.city):
        case = new_case(cast)
        index_all()
    assert "似た相談は、まだありません" in desk("aoi").get(f"/staff/cases/{case.pk}/similar/").content.decode()


def test_an_administrator_adds_changes_and_removes_words(cast: Cast, desk: DeskOf) -> None:
    mio = desk("mio")
    mio.send("/staff/settings/synonyms/add/", words="はーばりー\nみなと交流センター")
    with use(cast.city):
        group = SynonymGroup.objects.latest("pk")
    assert group.words == ["はーばりー", "みなと交流センター"]

    mio.send(f"/staff/settings/synonyms/{group.pk}/", words="はーばりー、みなと交流センター、港の館")
    assert "はーばりー、みなと交流センター、港の館" in mio.get("/staff/settings/synonyms/").content.decode()

    mio.send(f"/staff/settings/synonyms/{group.pk}/remove/")
    with use(cast.city):
        assert not SynonymGroup.objects.filter(pk=group.pk).exists()


def test_a_word_that_stands_elsewhere_is_named_at_the_field(cast: Cast, desk: DeskOf) -> None:
    page = desk("mio").send("/staff/settings/synonyms/add/", words="はーばりー、スマホ")

    assert "「スマホ」は、ほかの組にもうあります。" in page.content.decode()
    assert "はーばりー、スマホ" in page.content.decode()
