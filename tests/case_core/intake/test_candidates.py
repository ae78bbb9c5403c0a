from datetime import date
from typing import Any

import pytest

from case_core.cases.models import Case
from case_core.intake.actions.receive_matter import PersonDetails
from case_core.intake.candidates import CASES_EACH, MOST, candidates_for
from case_core.parties.likeness import Typed
from case_core.parties.models import Person
from mannaka_kit.audit.models import Entry
from mannaka_kit.errors import NotAllowedError
from mannaka_tenancy import use
from tests.support.cases import received
from tests.support.cast import Cast

BORN = date(1955, 4, 1)
HANAKO = PersonDetails(name="田中 花子", name_kana="タナカ ハナコ", telephone="090-1234-5678", birth_date=BORN)
OTHER = PersonDetails(name="渡邊 﨑子", name_kana="ワタナベ サキコ", telephone="0898-22-1111")


def names(here: Cast, **typed: Any) -> list[str]:
    return [found.person.name for found in candidates_for(here.aoi, Typed(**typed))]


@pytest.fixture(autouse=True)
def _two_callers(here: Cast) -> None:
    for person in (HANAKO, OTHER):
        received(actor=here.aoi, person=person)


@pytest.mark.parametrize(
    "typed", ["5678", "09012345678", "090-1234-5678", "０９０１２３４５６７８", "+81 90-1234-5678", "12345678"]
)
def test_a_number_is_found_by_its_end_however_it_is_written(here: Cast, typed: str) -> None:
    assert names(here, telephone=typed) == ["田中 花子"]


@pytest.mark.parametrize("typed", ["タナカ", "ﾀﾅｶ", "たなか", "たなかは"])
def test_a_reading_is_found_by_its_beginning(here: Cast, typed: str) -> None:
    assert names(here, kana=typed) == ["田中 花子"]


def test_a_reading_in_the_middle_is_found_after_those_at_the_beginning(here: Cast) -> None:
    assert names(here, kana="たな") == ["田中 花子", "渡邊 﨑子"]


@pytest.mark.parametrize("typed", ["渡辺", "渡邉", "渡邊崎子", "渡辺　﨑子", "崎子", "辺崎", "渡"])
def test_a_name_is_found_whichever_of_its_characters_are_typed(here: Cast, typed: str) -> None:
    assert names(here, name=typed) == ["渡邊 﨑子"]


def test_a_number_is_found_by_its_beginning_once_it_says_more_than_the_area(here: Cast) -> None:
    assert names(here, telephone="0898-22-1") == ["渡邊 﨑子"]
    assert names(here, telephone="0898") == []


def test_a_day_of_birth_finds_people_and_what_speaks_for_each_is_told(here: Cast) -> None:
    (found,) = candidates_for(here.aoi, Typed(birth_date=BORN, kana="タナカ"))
    assert (found.person.name, [str(reason) for reason in found.reasons]) == ("田中 花子", ["ふりがな", "生年月日"])


def test_for_whom_more_speaks_stands_first(here: Cast) -> None:
    received(actor=here.aoi, person=PersonDetails(name="田中 一郎", name_kana="タナカ イチロウ"))
    assert names(here, name="田中") == ["田中 一郎", "田中 花子"]
    assert names(here, name="田中", birth_date=BORN) == ["田中 花子", "田中 一郎"]


@pytest.mark.parametrize(
    "typed",
    [
        {"telephone": "678", "kana": "た", "name": "た"},
        {},
        {"telephone": "0000", "kana": "ヤマ"},
        {"telephone": "%%%%", "kana": "%%", "name": "%"},
        {"name": "__"},
        {"birth_date": date(1955, 4, 2)},
    ],
)
def test_too_little_or_nobody_finds_nobody(here: Cast, typed: dict[str, Any]) -> None:
    assert names(here, **typed) == []


def test_each_comes_with_the_latest_of_their_cases(here: Cast) -> None:
    known = Person.objects.get(name="田中 花子")
    for _number in range(CASES_EACH):
        received(actor=here.aoi, person=PersonDetails(known_id=known.pk))
    (found,) = candidates_for(here.aoi, Typed(telephone="5678"))
    assert found.cases == list(Case.objects.filter(party=known).order_by("-pk")[:CASES_EACH])


def test_no_more_than_five_are_shown_the_newest_first(here: Cast) -> None:
    for _number in range(MOST + 2):
        received(actor=here.aoi, person=HANAKO)
    found = candidates_for(here.aoi, Typed(kana="タナカ"))
    assert [each.person for each in found] == list(Person.objects.filter(name="田中 花子").order_by("-pk")[:MOST])


def test_who_was_shown_is_recorded_and_what_was_typed_only_as_a_hash(here: Cast) -> None:
    names(here, telephone="5678")
    entry = Entry.objects.get(action="person.searched")
    assert entry.details["people"] == [Person.objects.get(name="田中 花子").pk]
    assert entry.details["hits"] == 1
    assert "5678" not in entry.details["words"]


@pytest.mark.parametrize("name", ["ren", "mio", "sora"])
def test_nobody_outside_the_centre_looks_for_people(here: Cast, name: str) -> None:
    with pytest.raises(NotAllowedError):
        candidates_for(here.actors[name], Typed(telephone="5678"))


def test_a_caller_of_one_city_is_nobody_in_the_other(here: Cast, saijo_cast: Cast) -> None:
    with use(saijo_cast.city):
        assert names(saijo_cast, telephone="5678") == []
