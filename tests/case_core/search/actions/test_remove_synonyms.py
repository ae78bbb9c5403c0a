import pytest

from case_core.search.actions.remove_synonyms import remove_synonyms
from case_core.search.errors import SynonymsNotFoundError
from case_core.search.models import SynonymGroup
from case_core.search.selectors import search_cases
from mannaka_kit.audit.models import Entry
from mannaka_kit.errors import NotAllowedError
from tests.support.cases import AT, new_case
from tests.support.cast import Cast
from tests.support.indexing import index_all


def test_a_city_removes_what_every_city_begins_with(here: Cast) -> None:
    new_case(here, body="国民健康保険の減免")
    index_all()
    assert len(search_cases(here.aoi, "国保").hits) == 1

    group = SynonymGroup.objects.get(keys__contains=["国保"])
    remove_synonyms(group_id=group.pk, actor=here.mio, at=AT)
    assert Entry.objects.get(action="synonyms.removed").target_id == str(group.pk)
    assert not SynonymGroup.objects.filter(keys__contains=["国保"]).exists()


def test_only_administrators_remove_what_there_is(here: Cast) -> None:
    group = SynonymGroup.objects.earliest("pk")
    with pytest.raises(NotAllowedError):
        remove_synonyms(group_id=group.pk, actor=here.aoi, at=AT)
    with pytest.raises(SynonymsNotFoundError):
        remove_synonyms(group_id=0, actor=here.mio, at=AT)
