from case_core.parties.models import Person
from case_core.search.actions.index_person import index_person
from case_core.search.selectors import search_cases
from tests.support.cases import AT, LATER, new_case
from tests.support.cast import Cast
from tests.support.indexing import index_all


def found(cast: Cast, typed: str) -> int:
    return len(search_cases(cast.aoi, typed).hits)


def test_all_cases_of_somebody_are_found_by_their_new_name(here: Cast) -> None:
    case = new_case(here)
    index_all()
    Person.objects.filter(pk=case.party_id).update(name="渡邊 花子", name_kana="ワタナベ ハナコ")

    assert index_person(person_id=case.party_id, at=LATER) == 1
    assert found(here, "渡辺") == found(here, "わたなべ") == 1


def test_the_number_of_somebody_shielded_is_not_to_be_guessed(here: Cast) -> None:
    case = new_case(here)
    index_all()
    assert found(here, "090-1234-5678") == 1

    Person.objects.filter(pk=case.party_id).update(is_shielded=True)
    index_person(person_id=case.party_id, at=AT)
    assert found(here, "090-1234-5678") == found(here, "5678") == 0
    assert found(here, "田中") == 1
