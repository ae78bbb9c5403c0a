import pytest

from case_core.search.actions.add_synonyms import add_synonyms
from case_core.search.actions.change_synonyms import change_synonyms
from case_core.search.errors import SynonymsNotFoundError, WordTakenError
from case_core.search.selectors import search_cases
from mannaka_kit.audit.models import Entry
from mannaka_kit.errors import NotAllowedError
from tests.support.cases import AT, new_case
from tests.support.cast import Cast
from tests.support.indexing import index_all


def test_a_changed_group_counts_at_the_next_search(here: Cast) -> None:
    new_case(here, body="福祉巡回車の時刻")
    index_all()
    group = add_synonyms(words=["ふれ愛号", "水上バス"], actor=here.mio, at=AT)
    assert search_cases(here.aoi, "ふれ愛号").hits == []

    change_synonyms(group_id=group.pk, words=["ふれ愛号", "福祉巡回車"], actor=here.mio, at=AT)
    assert len(search_cases(here.aoi, "ふれ愛号").hits) == 1
    assert Entry.objects.filter(action="synonyms.changed").exists()


def test_a_group_may_keep_its_own_words_but_not_take_anothers(here: Cast) -> None:
    group = add_synonyms(words=["ふれ愛号", "福祉巡回車"], actor=here.mio, at=AT)
    change_synonyms(group_id=group.pk, words=["ふれ愛号", "福祉巡回車", "巡回車"], actor=here.mio, at=AT)

    with pytest.raises(WordTakenError):
        change_synonyms(group_id=group.pk, words=["ふれ愛号", "スマホ"], actor=here.mio, at=AT)


def test_only_administrators_change_what_there_is(here: Cast) -> None:
    group = add_synonyms(words=["ふれ愛号", "福祉巡回車"], actor=here.mio, at=AT)
    with pytest.raises(NotAllowedError):
        change_synonyms(group_id=group.pk, words=["あ", "い"], actor=here.aoi, at=AT)
    with pytest.raises(SynonymsNotFoundError):
        change_synonyms(group_id=0, words=["あ", "い"], actor=here.mio, at=AT)
