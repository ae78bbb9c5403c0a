from case_core.parties.models import Person
from case_core.search.actions.index_who_came import index_who_came
from case_core.search.selectors import search_cases
from tests.support.cases import AT, LATER, new_case
from tests.support.cast import Cast


def test_all_cases_of_who_came_are_indexed_anew(here: Cast) -> None:
    first, second = new_case(here), new_case(here)
    type(second).objects.filter(pk=second.pk).update(party=first.party_id)
    Person.objects.filter(pk=first.party_id).update(name="渡邊 花子")

    assert index_who_came(case_id=first.pk, at=LATER) == 2
    assert {hit.case.pk for hit in search_cases(here.aoi, "渡辺").hits} == {first.pk, second.pk}


def test_of_a_case_that_is_gone_nobody_is_indexed(here: Cast) -> None:
    assert index_who_came(case_id=987_654, at=AT) == 0
