"""Somebody shielded beside the one who came is hidden, and warned of, as the one who came is."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from case_core.cases.api.serializers import CaseSerializer
from case_core.cases.errors import CaseNotFoundError
from case_core.cases.models import Case
from case_core.cases.selectors import case_for, cases_visible_to
from case_core.desk.selectors import calls_waiting_for
from case_core.handovers.errors import HandoverNotFoundError
from case_core.handovers.selectors import handover_for, handovers_to
from case_core.intake.actions.receive_matter import PersonDetails
from case_core.relations.actions.take_out_person import take_out_person
from case_core.relations.api.serializers import CasePersonSerializer
from case_core.relations.models import CasePerson
from case_core.search.selectors import search_cases
from case_core.shields.warnings import shield_warning
from mannaka_kit.audit.models import Entry
from mannaka_tenancy import use
from tests.support.browsing import Desk
from tests.support.calls import called
from tests.support.cases import LATER, TANAKA, handed_over, new_case, received
from tests.support.cast import Cast
from tests.support.indexing import index_all
from tests.support.receiving import a_relative
from tests.support.safety import shielded

NUMBER = TANAKA.telephone
MOTHER = PersonDetails(name="田中 幸子", name_kana="タナカ サチコ", telephone="0898-22-1111")
HEADING = "この相談には、連絡先が守られている方がいます"


def mothers_case(cast: Cast, *barred: str) -> Case:
    """Return the case with which somebody's mother came; the daughter (田中 花子) is shielded."""
    hers = new_case(cast)
    case = Case.objects.get(pk=received(actor=cast.aoi, body="娘のことで相談したい", person=MOTHER).case_id)
    a_relative(cast, case, known_id=hers.party_id, relation="長女", note="別府町にいる", lives_together=True)
    shielded(cast, hers, *(cast.actors[name] for name in barred))
    return Case.objects.select_related("party").get(pk=case.pk)


def test_the_warning_names_who_is_shielded_in_one_statement(here: Cast) -> None:
    case = mothers_case(here)
    with CaptureQueriesContext(connection) as asked:
        warning = shield_warning(case)

    assert len(asked) == 1
    assert warning is not None
    assert warning.heading == HEADING
    assert "田中 花子" in warning.sentences[0]
    assert NUMBER not in "".join(warning.sentences)


def test_a_case_in_which_nobody_is_shielded_asks_no_statement(here: Cast) -> None:
    case = Case.objects.select_related("party").get(pk=new_case(here).pk)
    a_relative(here, case, name="田中 実")
    with CaptureQueriesContext(connection) as asked:
        assert shield_warning(case) is None
    assert len(asked) == 0


def test_who_left_is_warned_of_no_longer(here: Cast) -> None:
    case = mothers_case(here)
    place = CasePerson.objects.get(case=case)
    take_out_person(case_id=case.pk, place_id=place.pk, actor=here.aoi, at=LATER)

    assert shield_warning(Case.objects.select_related("party").get(pk=case.pk)) is None


def test_whoever_must_not_find_them_finds_no_case_in_which_they_stand(here: Cast) -> None:
    case = mothers_case(here, "nagi", "ren")
    handover = handed_over(here, case)
    called(here, case)
    index_all()

    assert cases_visible_to(here.aoi).filter(pk=case.pk).exists()
    assert not cases_visible_to(here.nagi).exists()
    with pytest.raises(CaseNotFoundError):
        case_for(here.nagi, case.pk)
    assert not handovers_to(here.ren).exists()
    assert calls_waiting_for(here.ren) == []
    with pytest.raises(HandoverNotFoundError):
        handover_for(here.ren, handover.pk)


def test_a_search_finds_the_case_by_her_name_for_those_who_may_and_by_her_number_for_nobody(here: Cast) -> None:
    case = mothers_case(here, "nagi")
    index_all()

    assert case in [hit.case for hit in search_cases(here.aoi, "田中 花子").hits]
    assert search_cases(here.nagi, "田中").hits == []
    assert search_cases(here.aoi, "5678").hits == []


def test_whoever_is_kept_from_somebody_who_left_finds_the_case_again(here: Cast) -> None:
    case = mothers_case(here, "nagi")
    place = CasePerson.objects.get(case=case)
    take_out_person(case_id=case.pk, place_id=place.pk, actor=here.aoi, at=LATER)

    assert cases_visible_to(here.nagi).filter(pk=case.pk).exists()


def test_programs_are_told_that_somebody_is_shielded_and_no_number(here: Cast) -> None:
    case = mothers_case(here)
    request = {"request": RequestFactory().get("/")}
    told = CaseSerializer(Case.objects.select_related("party", "owner").get(pk=case.pk), context=request).data
    assert (told["is_shielded"], told["party"]["is_shielded"]) == (True, False)

    place = CasePersonSerializer(CasePerson.objects.select_related("person").get(case=case), context=request).data
    assert (place["person"]["is_shielded"], place["person"]["telephone"]) == (True, "")


def test_pages_warn_before_a_hand_over_and_show_no_number(cast: Cast, desk: Callable[[str], Desk]) -> None:
    with use(cast.city):
        case = mothers_case(cast)
    aoi = desk("aoi")

    stopped = aoi.get(f"/staff/handovers/send/{case.pk}/")
    assert stopped["Location"] == f"/staff/cases/{case.pk}/safety/hand_over/confirm/"
    asked = aoi.get(stopped["Location"]).content.decode()
    assert HEADING in asked
    assert "田中 花子" in asked
    aoi.send(stopped["Location"])
    assert HEADING in aoi.get(f"/staff/handovers/send/{case.pk}/").content.decode()
    people = aoi.get(f"/staff/cases/{case.pk}/people/").content.decode()
    assert "連絡先に注意" in people
    assert NUMBER not in people
    with use(cast.city):
        confirmed = Entry.objects.get(action="shield.warning_confirmed")
        assert confirmed.details["people"] == [CasePerson.objects.get(case=case).person_id]


def test_the_section_reads_the_warning_and_not_of_whom(cast: Cast, desk: Callable[[str], Desk]) -> None:
    with use(cast.city):
        handover = handed_over(cast, mothers_case(cast))

    page = desk("ren").get(f"/staff/handovers/{handover.pk}/").content.decode()
    assert HEADING in page
    assert "田中 花子" not in page


def test_a_bar_of_one_city_hides_nothing_in_the_other(cast: Cast, saijo_cast: Cast) -> None:
    with use(cast.city):
        ours = mothers_case(cast, "nagi")
    with use(saijo_cast.city):
        theirs = mothers_case(saijo_cast)
        assert cases_visible_to(saijo_cast.nagi).filter(pk=theirs.pk).exists()
    with use(cast.city):
        assert not cases_visible_to(cast.nagi).filter(pk=ours.pk).exists()
