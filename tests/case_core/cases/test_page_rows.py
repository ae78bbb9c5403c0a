"""What a case's page tells, read in one statement for each kind of row."""

from datetime import timedelta

import pytest

from case_core.cases.actions.assign_case import assign_case
from case_core.cases.actions.record_contact import record_contact
from case_core.cases.models import Case
from case_core.cases.page_rows import contacts_told, steps_taken
from case_core.cases.states import Channel, Direction, StepKind
from mannaka_kit.errors import NotAllowedError
from mannaka_tenancy import use
from tests.support.cases import AT, new_case
from tests.support.cast import Cast
from tests.tenants.statements import statements

SAID = {"words": "怖いです。", "third_party": "うるさいと聞いた。", "assessment": "急ぐ。"}


def told(cast: Cast, case: Case) -> list[list[tuple[str, str, str]]]:
    rows = sorted(contacts_told(cast.aoi, case), key=lambda row: row.contact.at)
    return [[(each.kind, each.speaker, each.body) for each in row.statements] for row in rows]


def talk(cast: Cast, case: Case, *, minutes: int) -> None:
    record_contact(
        case_id=case.pk,
        channel=Channel.COUNTER,
        direction=Direction.INCOMING,
        said=SAID,
        third_party="大家",
        actor=cast.aoi,
        at=AT + timedelta(minutes=minutes),
    )


def test_each_contact_brings_its_own_statements_in_the_order_in_which_they_were_written(cast: Cast) -> None:
    with use(cast.city):
        case, other = new_case(cast, body="電気代が払えません。"), new_case(cast)
        talk(cast, case, minutes=5)
        talk(cast, other, minutes=9)

        assert told(cast, case) == [
            [("words", "", "電気代が払えません。")],
            [("words", "", "怖いです。"), ("third_party", "大家", "うるさいと聞いた。"), ("assessment", "", "急ぐ。")],
        ]


@pytest.mark.parametrize("contacts", [1, 4])
def test_contacts_and_statements_come_in_one_statement_however_many_they_are(contacts: int, cast: Cast) -> None:
    with use(cast.city):
        case = new_case(cast)
        for minutes in range(contacts):
            talk(cast, case, minutes=minutes + 1)

        assert statements(lambda: told(cast, case)) == 1


def test_the_turns_are_those_of_the_case(cast: Cast) -> None:
    with use(cast.city):
        case, other = new_case(cast), new_case(cast)
        for each in (case, other):
            assign_case(case_id=each.pk, owner_id=cast.nagi.user_id, seen_owner_id=None, actor=cast.aoi, at=AT)

        assert [(step.kind, step.subject_id) for step in steps_taken(cast.aoi, case)] == [
            (StepKind.ASSIGNED, cast.nagi.user_id)
        ]


@pytest.mark.parametrize("read", [contacts_told, steps_taken])
def test_a_section_reads_neither(read: object, cast: Cast) -> None:
    with use(cast.city):
        case = new_case(cast)
        with pytest.raises(NotAllowedError):
            read(cast.ren, case)  # type: ignore[operator]
