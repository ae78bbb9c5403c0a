import pytest

from case_core.relations.actions.tie_people import ToldTie, tie_people
from case_core.relations.errors import CasePersonNotFoundError, TieOfOneError
from case_core.relations.models import Tie
from case_core.relations.states import TieKind
from mannaka_kit.errors import NotAllowedError
from tests.support.cases import LATER, new_case
from tests.support.cast import Cast
from tests.support.memory import remembered
from tests.support.receiving import a_relative


def test_two_people_have_one_tie_whichever_is_named_first(here: Cast) -> None:
    case = new_case(here)
    one, other = (a_relative(here, case, relation=word) for word in ("母", "父"))
    for words, first, second in (("夫婦", one, other), ("元夫婦", other, one)):
        tie = ToldTie(one_id=first.pk, other_id=second.pk, words=words, kind=TieKind.BROKEN)
        tie_people(case_id=case.pk, tie=tie, actor=here.aoi, at=LATER)
    assert [(tie.one_id, tie.other_id, tie.words) for tie in Tie.objects.all()] == [(one.pk, other.pk, "元夫婦")]
    ended = ToldTie(one_id=one.pk, other_id=other.pk, words=" ")
    assert tie_people(case_id=case.pk, tie=ended, actor=here.aoi, at=LATER) is None
    assert remembered("case_person.untied") == [("centre_staff", case.pk, "done")]


def test_a_tie_is_between_two_people_of_the_case(here: Cast) -> None:
    case, stranger = new_case(here), a_relative(here, new_case(here))
    one = a_relative(here, case)
    with pytest.raises(TieOfOneError):
        tie_people(case_id=case.pk, tie=ToldTie(one_id=one.pk, other_id=one.pk, words="x"), actor=here.aoi, at=LATER)
    outside = ToldTie(one_id=one.pk, other_id=stranger.pk, words="x")
    with pytest.raises(CasePersonNotFoundError):
        tie_people(case_id=case.pk, tie=outside, actor=here.aoi, at=LATER)
    with pytest.raises(NotAllowedError):
        tie_people(case_id=case.pk, tie=outside, actor=here.ren, at=LATER)
