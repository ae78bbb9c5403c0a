import pytest
from django.db import connection

from case_core.cases.models import Case
from case_core.intake.actions.receive_matter import PersonDetails
from case_core.intake.candidates import MOST, candidates_for
from case_core.parties.models import Person
from mannaka_kit.audit.models import Entry
from mannaka_kit.errors import NotAllowedError
from mannaka_tenancy import use
from tests.support.cases import received
from tests.support.cast import Cast

HANAKO = PersonDetails(name="田中 花子", name_kana="タナカ ハナコ", telephone="090-1234-5678")
OTHER = PersonDetails(name="越智 健", name_kana="オチ タケシ", telephone="0898-22-1111")


def names(here: Cast, telephone: str = "", kana: str = "") -> list[str]:
    return [found.person.name for found in candidates_for(here.aoi, telephone=telephone, kana=kana)]


@pytest.fixture(autouse=True)
def _two_callers(here: Cast) -> None:
    for person in (HANAKO, OTHER):
        received(actor=here.aoi, person=person)


@pytest.mark.parametrize(
    "typed", ["5678", "09012345678", "090-1234-5678", "０９０１２３４５６７８", "+81 90-1234-5678", "12345678"]
)
def test_a_number_is_found_by_its_end_however_it_is_written(here: Cast, typed: str) -> None:
    assert names(here, telephone=typed) == ["田中 花子"]


@pytest.mark.parametrize("typed", ["たな", "タナカ", "ﾀﾅｶ", "たなか"])
def test_a_reading_is_found_by_its_beginning(here: Cast, typed: str) -> None:
    assert names(here, kana=typed) == ["田中 花子"]


@pytest.mark.parametrize(("telephone", "kana"), [("678", "た"), ("", ""), ("0000", "ヤマ"), ("%%%%", "%%")])
def test_too_little_or_nobody_finds_nobody(here: Cast, telephone: str, kana: str) -> None:
    assert names(here, telephone, kana) == []


def test_each_comes_with_the_latest_of_their_cases(here: Cast) -> None:
    (found,) = candidates_for(here.aoi, telephone="5678", kana="")
    assert found.latest == Case.objects.get(party=found.person)


def test_no_more_than_five_are_shown(here: Cast) -> None:
    for _number in range(MOST + 2):
        received(actor=here.aoi, person=HANAKO)
    assert len(names(here, kana="タナカ")) == MOST


def test_who_was_shown_is_recorded_and_what_was_typed_only_as_a_hash(here: Cast) -> None:
    names(here, telephone="5678")
    entry = Entry.objects.get(action="person.searched")
    assert entry.details["people"] == [Person.objects.get(name="田中 花子").pk]
    assert entry.details["hits"] == 1
    assert "5678" not in entry.details["words"]


@pytest.mark.parametrize("name", ["ren", "mio", "sora"])
def test_nobody_outside_the_centre_looks_for_people(here: Cast, name: str) -> None:
    with pytest.raises(NotAllowedError):
        candidates_for(here.actors[name], telephone="5678", kana="")


def test_a_caller_of_one_city_is_nobody_in_the_other(here: Cast, saijo_cast: Cast) -> None:
    with use(saijo_cast.city):
        assert names(saijo_cast, telephone="5678") == []


def test_the_search_goes_by_the_indexes(here: Cast) -> None:
    for filters, index in ((("5678", ""), "person_telephone_end"), (("", "たな"), "person_kana_beginning")):
        found = Person.objects.perhaps(telephone=filters[0], kana=filters[1])
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
            plan = found.explain()
        assert index in plan
