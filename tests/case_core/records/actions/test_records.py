"""Beginning a restricted record, writing into it, and naming who reads it."""

import pytest

from case_core.cases.errors import CaseClosedError
from case_core.cases.states import Mark, StatementKind
from case_core.records.actions.add_member import add_member
from case_core.records.actions.change_record_rules import change_record_rules
from case_core.records.actions.open_compartment import open_compartment
from case_core.records.actions.remove_member import remove_member
from case_core.records.actions.write_entry import write_entry
from case_core.records.errors import (
    AlreadyMemberError,
    CompartmentExistsError,
    CompartmentNotFoundError,
    LastMemberError,
    MinutesOutOfRangeError,
    NotAStatementError,
    NotCentreStaffError,
    NotMemberError,
    SpeakerMissingError,
    WordsMissingError,
)
from case_core.records.events import CompartmentOpened, EntrySealed
from case_core.records.models import Compartment, SealedEntry
from case_core.records.selectors import records_of
from case_core.records.states import CompartmentKind, Readers
from mannaka_kit.crypto import UndecipherableError
from mannaka_kit.errors import NotAllowedError
from mannaka_tenancy import use
from tests.support.cases import LATER, closed, new_case
from tests.support.cast import Cast, cast_of
from tests.support.heads import head_of_centre
from tests.support.memory import remembered
from tests.support.records import SECRET, a_record, an_entry


@pytest.fixture
def record(here: Cast) -> Compartment:
    return a_record(here, new_case(here))


def test_who_begins_a_record_keeps_it_and_the_case_says_that_there_is_one(here: Cast, told: list[object]) -> None:
    case = new_case(here)
    record = a_record(here, case)
    case.refresh_from_db()
    assert case.marks == [Mark.RESTRICTED]
    assert [member.user_id for member in record.memberships.all()] == [here.aoi.user_id]
    assert remembered("record.opened") == [("centre_staff", case.pk, "done")]
    assert told[-1] == CompartmentOpened(case_id=case.pk, compartment_id=record.pk)


def test_there_is_one_record_of_a_kind_and_several_of_different_kinds(here: Cast, record: Compartment) -> None:
    with pytest.raises(CompartmentExistsError):
        a_record(here, record.case)
    assert a_record(here, record.case, CompartmentKind.COUNSELLING).pk != record.pk


@pytest.mark.parametrize("name", ["ren", "mio", "sora"])
def test_only_the_centre_begins_one(here: Cast, name: str) -> None:
    case = new_case(here)
    with pytest.raises(NotAllowedError):
        open_compartment(case_id=case.pk, kind=CompartmentKind.ABUSE, actor=here.actors[name], at=LATER)


def test_words_rest_sealed_and_are_told_to_nobody_on_the_way(
    here: Cast, record: Compartment, told: list[object]
) -> None:
    entry = an_entry(here, record)
    kept = SealedEntry.objects.get(pk=entry.pk)
    assert SECRET not in kept.sealed
    assert told[-1] == EntrySealed(case_id=record.case_id, compartment_id=record.pk)
    assert remembered("record.written") == [("centre_staff", record.case_id, "done")]
    [seen] = records_of(here.aoi, record.case, at=LATER)
    assert [said.words.body for said in seen.entries] == [SECRET]


def test_sealed_words_open_in_their_own_row_only(here: Cast, record: Compartment) -> None:
    first, second = an_entry(here, record), an_entry(here, record, "ほかの話")
    SealedEntry.objects.filter(pk=first.pk).update(sealed=second.sealed)
    with pytest.raises(UndecipherableError):
        records_of(here.aoi, record.case, at=LATER)


def test_a_third_partys_words_name_the_third_party(here: Cast, record: Compartment) -> None:
    told = {"compartment_id": record.pk, "kind": StatementKind.THIRD_PARTY, "actor": here.aoi, "at": LATER}
    with pytest.raises(SpeakerMissingError):
        write_entry(body="家でよく泣いている。", speaker=" ", **told)
    write_entry(body="家でよく泣いている。", speaker="隣の人", **told)
    [seen] = records_of(here.aoi, record.case, at=LATER)
    assert [(said.words.speaker, said.words.body) for said in seen.entries] == [("隣の人", "家でよく泣いている。")]


def test_an_entry_has_words_of_one_of_the_four_kinds(here: Cast, record: Compartment) -> None:
    with pytest.raises(WordsMissingError):
        an_entry(here, record, "  \n")
    with pytest.raises(NotAStatementError):
        write_entry(compartment_id=record.pk, kind=StatementKind.REPLY, body="x", actor=here.aoi, at=LATER)


def test_who_does_not_keep_it_does_not_write(here: Cast, record: Compartment) -> None:
    for actor in (here.nagi, head_of_centre(here), here.mio, here.ren):
        with pytest.raises(NotAllowedError):
            write_entry(compartment_id=record.pk, kind=StatementKind.FACT, body="x", actor=actor, at=LATER)


def test_nothing_is_written_into_a_case_that_has_ended(here: Cast, record: Compartment) -> None:
    closed(here, record.case)
    with pytest.raises(CaseClosedError):
        an_entry(here, record)
    with pytest.raises(CaseClosedError):
        a_record(here, record.case, CompartmentKind.SEPARATE)


def test_a_member_names_a_colleague_who_reads_and_writes_from_then_on(here: Cast, record: Compartment) -> None:
    an_entry(here, record)
    add_member(compartment_id=record.pk, user_id=here.nagi.user_id, actor=here.aoi, at=LATER)
    write_entry(compartment_id=record.pk, kind=StatementKind.FACT, body="x", actor=here.nagi, at=LATER)
    [seen] = records_of(here.nagi, record.case, at=LATER)
    assert (seen.is_kept, len(seen.entries)) == (True, 2)
    with pytest.raises(AlreadyMemberError):
        add_member(compartment_id=record.pk, user_id=here.nagi.user_id, actor=here.aoi, at=LATER)
    assert remembered("record.member_added") == [("centre_staff", record.case_id, "done")]


def test_who_is_taken_off_reads_no_longer_and_one_always_stays(here: Cast, record: Compartment) -> None:
    with pytest.raises(LastMemberError):
        remove_member(compartment_id=record.pk, user_id=here.aoi.user_id, actor=here.aoi, at=LATER)
    add_member(compartment_id=record.pk, user_id=here.nagi.user_id, actor=here.aoi, at=LATER)
    remove_member(compartment_id=record.pk, user_id=here.aoi.user_id, actor=here.nagi, at=LATER)
    [seen] = records_of(here.aoi, record.case, at=LATER)
    assert (seen.is_readable, seen.entries, seen.kind_label) == (False, [], "")
    with pytest.raises(NotMemberError):
        remove_member(compartment_id=record.pk, user_id=here.aoi.user_id, actor=here.nagi, at=LATER)
    with pytest.raises(NotAllowedError):
        remove_member(compartment_id=record.pk, user_id=here.nagi.user_id, actor=here.aoi, at=LATER)


def test_members_are_of_the_centre(here: Cast, record: Compartment) -> None:
    with pytest.raises(NotCentreStaffError):
        add_member(compartment_id=record.pk, user_id=here.ren.user_id, actor=here.aoi, at=LATER)
    with pytest.raises(NotAllowedError):
        add_member(compartment_id=record.pk, user_id=here.nagi.user_id, actor=here.mio, at=LATER)


def test_a_head_names_others_and_never_themselves(here: Cast, record: Compartment) -> None:
    boss = head_of_centre(here)
    with pytest.raises(NotAllowedError):
        add_member(compartment_id=record.pk, user_id=boss.user_id, actor=boss, at=LATER)
    remaining = here.users["sora"]
    with pytest.raises(NotCentreStaffError):
        add_member(compartment_id=record.pk, user_id=remaining.pk, actor=boss, at=LATER)


def test_the_city_says_whether_heads_read_along(here: Cast, record: Compartment) -> None:
    an_entry(here, record)
    boss = head_of_centre(here)
    assert [seen.is_readable for seen in records_of(boss, record.case, at=LATER)] == [False]
    change_record_rules(readers=Readers.HEADS, minutes_open=30, actor=here.mio, at=LATER)
    assert [seen.is_readable for seen in records_of(boss, record.case, at=LATER)] == [True]
    for minutes in (9, 481):
        with pytest.raises(MinutesOutOfRangeError):
            change_record_rules(readers=Readers.HEADS, minutes_open=minutes, actor=here.mio, at=LATER)
    for name in ("aoi", "sora", "ren"):
        with pytest.raises(NotAllowedError):
            change_record_rules(readers=Readers.HEADS, minutes_open=30, actor=here.actors[name], at=LATER)


def test_the_other_city_has_no_such_record_even_where_the_ids_are_the_same(
    here: Cast, record: Compartment, saijo: object
) -> None:
    an_entry(here, record)
    there = cast_of(saijo)  # type: ignore[arg-type]
    with use(there.city):
        case = new_case(there)
        assert records_of(there.aoi, case, at=LATER) == []
        with pytest.raises(CompartmentNotFoundError):
            add_member(compartment_id=record.pk, user_id=there.nagi.user_id, actor=there.aoi, at=LATER)
