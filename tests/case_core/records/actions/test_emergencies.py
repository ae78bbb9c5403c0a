"""Looking into a restricted record in an emergency, and what follows."""

from datetime import timedelta

import pytest

from case_core.records.actions.acknowledge_opening import acknowledge_opening
from case_core.records.actions.add_member import add_member
from case_core.records.actions.break_glass import break_glass
from case_core.records.actions.change_record_rules import change_record_rules
from case_core.records.actions.review_opening import review_opening
from case_core.records.errors import (
    CompartmentNotFoundError,
    NoNeedError,
    OpeningNotFoundError,
    OwnOpeningError,
    ReviewedError,
    WordsMissingError,
)
from case_core.records.events import GlassBroken
from case_core.records.models import Compartment, Opening
from case_core.records.oversight import look_for, looks_for, openings_visible_to
from case_core.records.selectors import cases_with_notices, entries_readable_to, records_of
from case_core.records.states import Readers, Verdict
from mannaka_kit.errors import NotAllowedError
from tests.support.cases import LATER, new_case
from tests.support.cast import Cast
from tests.support.heads import head_of_centre
from tests.support.memory import remembered
from tests.support.records import REASON, SECRET, a_record, an_entry, opened_in_emergency


@pytest.fixture
def record(here: Cast) -> Compartment:
    record = a_record(here, new_case(here))
    an_entry(here, record)
    return record


def read_by_nagi(here: Cast, record: Compartment, minutes: int) -> list[str]:
    at = LATER + timedelta(minutes=minutes)
    return [said.words.body for seen in records_of(here.nagi, record.case, at=at) for said in seen.entries]


def test_a_look_lasts_sixty_minutes_and_no_longer(here: Cast, record: Compartment, told: list[object]) -> None:
    assert read_by_nagi(here, record, 0) == []
    opening = opened_in_emergency(here, record)
    assert [read_by_nagi(here, record, minutes) for minutes in (0, 59, 60, 600)] == [[SECRET], [SECRET], [], []]
    assert remembered("record.glass_broken") == [("centre_staff", record.case_id, "done")]
    assert told[-1] == GlassBroken(case_id=record.case_id, compartment_id=record.pk, opening_id=opening.pk)
    assert REASON not in Opening.objects.get(pk=opening.pk).sealed_reason


def test_the_city_settles_how_long_and_what_was_opened_keeps_its_time(here: Cast, record: Compartment) -> None:
    change_record_rules(readers=Readers.MEMBERS, minutes_open=10, actor=here.mio, at=LATER)
    opened_in_emergency(here, record)
    change_record_rules(readers=Readers.MEMBERS, minutes_open=120, actor=here.mio, at=LATER)
    assert [bool(read_by_nagi(here, record, minutes)) for minutes in (9, 10)] == [True, False]


def test_every_look_at_the_words_is_remembered(here: Cast, record: Compartment) -> None:
    opened_in_emergency(here, record)
    read_by_nagi(here, record, 1)
    read_by_nagi(here, record, 2)
    read_by_nagi(here, record, 61)
    assert len(remembered("record.read")) == 2


def test_a_look_opens_one_record_and_not_the_others_of_the_case(here: Cast, record: Compartment) -> None:
    other = a_record(here, new_case(here))
    an_entry(here, other, "ほかの人の話")
    opened_in_emergency(here, record)
    assert {entry.compartment_id for entry in entries_readable_to(here.nagi, at=LATER)} == {record.pk}


def test_a_look_needs_a_need_and_a_reason(here: Cast, record: Compartment) -> None:
    with pytest.raises(WordsMissingError):
        break_glass(compartment_id=record.pk, reason="  ", actor=here.nagi, at=LATER)
    with pytest.raises(NoNeedError):
        break_glass(compartment_id=record.pk, reason=REASON, actor=here.aoi, at=LATER)
    with pytest.raises(CompartmentNotFoundError):
        break_glass(compartment_id=record.pk + 999, reason=REASON, actor=here.nagi, at=LATER)
    opened_in_emergency(here, record)
    with pytest.raises(NoNeedError):
        opened_in_emergency(here, record)
    opened_in_emergency(here, record, at=LATER + timedelta(hours=2))


@pytest.mark.parametrize("name", ["ren", "yui", "mio", "sora"])
def test_only_the_centre_looks(here: Cast, record: Compartment, name: str) -> None:
    with pytest.raises(NotAllowedError):
        break_glass(compartment_id=record.pk, reason=REASON, actor=here.actors[name], at=LATER)
    assert list(entries_readable_to(here.actors[name], at=LATER)) == []


def test_members_and_heads_are_told_until_they_have_seen_it(here: Cast, record: Compartment) -> None:
    head_of_centre(here, "nagi")
    opening = opened_in_emergency(here, record)
    assert [notice.user_id for notice in opening.notices.all()] == [here.aoi.user_id]
    assert [case.pk for case in cases_with_notices(here.aoi)] == [record.case_id]
    acknowledge_opening(opening_id=opening.pk, actor=here.aoi, at=LATER)
    acknowledge_opening(opening_id=opening.pk, actor=here.aoi, at=LATER)
    assert list(cases_with_notices(here.aoi)) == []
    assert len(remembered("record.notice_seen")) == 1
    with pytest.raises(OpeningNotFoundError):
        acknowledge_opening(opening_id=opening.pk, actor=here.nagi, at=LATER)


def test_a_head_who_keeps_nothing_is_told(here: Cast, record: Compartment) -> None:
    add_member(compartment_id=record.pk, user_id=here.nagi.user_id, actor=here.aoi, at=LATER)
    other = a_record(here, new_case(here))
    boss = head_of_centre(here, "aoi")
    opening = opened_in_emergency(here, other)
    assert [notice.user_id for notice in opening.notices.all()] == [boss.user_id]


def test_the_auditor_sees_all_looks_and_the_others_those_that_concern_them(here: Cast, record: Compartment) -> None:
    opening = opened_in_emergency(here, record)
    for name in ("sora", "aoi", "nagi"):
        [look] = looks_for(here.actors[name], openings_visible_to(here.actors[name]))
        assert (look.reason, look.is_reviewable) == (REASON, name == "sora")
    for name in ("ren", "mio"):
        assert list(openings_visible_to(here.actors[name])) == []
        with pytest.raises(OpeningNotFoundError):
            look_for(here.actors[name], opening.pk)


def test_a_look_is_judged_once_and_never_by_who_looked(here: Cast, record: Compartment) -> None:
    opening = opened_in_emergency(here, record)
    told = {"opening_id": opening.pk, "verdict": Verdict.NEEDED, "at": LATER}
    with pytest.raises(NotAllowedError):
        review_opening(actor=here.aoi, **told)
    with pytest.raises(OwnOpeningError):
        review_opening(actor=head_of_centre(here), **told)
    reviewed = review_opening(actor=here.sora, remark="電話の記録と合っている。", **told)
    assert (reviewed.verdict, reviewed.reviewed_by_id) == (Verdict.NEEDED, here.sora.user_id)
    assert look_for(here.sora, opening.pk).remark == "電話の記録と合っている。"
    with pytest.raises(ReviewedError):
        review_opening(actor=here.sora, **told)
    with pytest.raises(OpeningNotFoundError):
        review_opening(actor=here.sora, **{**told, "opening_id": opening.pk + 999})
