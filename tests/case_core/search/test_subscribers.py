"""Whatever changes a case leaves a row in the outbox, which indexes it."""

from case_core.cases.actions.reply_to_citizen import reply_to_citizen
from case_core.parties.models import Person
from case_core.search import subscribers
from case_core.search.models import SearchEntry
from case_core.search.selectors import search_cases
from mannaka_kit.outbox.models import OutboxEvent
from tests.support.cases import LATER, closed, handed_over, new_case
from tests.support.cast import Cast


def waiting(name: str) -> int:
    return OutboxEvent.objects.filter(task=f"{subscribers.__name__}.{name}").count()


def test_a_new_case_is_indexed_after_its_transaction(here: Cast) -> None:
    case = new_case(here, body="道路の穴")
    assert waiting("index_opened") == 1
    assert not SearchEntry.objects.exists()

    subscribers.index_opened(subscribers.CaseOpened(case_id=case.pk))
    assert [hit.case for hit in search_cases(here.aoi, "道路").hits] == [case]


def test_replies_letters_and_endings_are_indexed(here: Cast) -> None:
    case = new_case(here)
    reply_to_citizen(case_id=case.pk, body="お返事です。", actor=here.aoi, at=LATER)
    handed_over(here, case)
    closed(here, new_case(here))

    assert waiting("index_reply") == waiting("index_letter") == waiting("index_ending") == 1


def test_a_shield_takes_the_number_out_of_the_index(here: Cast) -> None:
    case = new_case(here)
    subscribers.index_opened(subscribers.CaseOpened(case_id=case.pk))
    assert len(search_cases(here.aoi, "5678").hits) == 1

    Person.objects.filter(pk=case.party_id).update(is_shielded=True)
    subscribers.hide_number(subscribers.ShieldSet(case_id=case.pk))
    assert search_cases(here.aoi, "5678").hits == []

    Person.objects.filter(pk=case.party_id).update(is_shielded=False)
    subscribers.show_number(subscribers.ShieldLifted(case_id=case.pk))
    assert len(search_cases(here.aoi, "5678").hits) == 1


def test_a_person_who_is_named_later_is_found_by_the_name(here: Cast) -> None:
    case = new_case(here)
    Person.objects.filter(pk=case.party_id).update(name="渡邊 花子")
    subscribers.index_changed_person(subscribers.PersonChanged(case_id=case.pk, person_id=case.party_id))

    assert [hit.case for hit in search_cases(here.aoi, "渡辺").hits] == [case]
