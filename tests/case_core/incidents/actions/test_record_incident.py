"""An incident is facts: where, who, what; quotes stand apart."""

from dataclasses import replace
from datetime import timedelta

import pytest

from case_core.cases.errors import CaseNotFoundError
from case_core.incidents.actions.record_incident import record_incident
from case_core.incidents.errors import FactMissingError, NotYetHappenedError, TooLongAgoError
from case_core.incidents.events import IncidentRecorded
from case_core.incidents.selectors import incidents_of
from mannaka_kit.errors import NotAllowedError
from tests.support.cases import LATER, new_case
from tests.support.cast import Cast
from tests.support.incidents import FACTS, incident
from tests.support.safety import shielded


def test_the_facts_are_kept_and_the_quotes_stand_apart(here: Cast, told: list[object]) -> None:
    case = new_case(here)

    made = incident(here, case)

    found = incidents_of(here.nagi, case).get()
    assert (found.what, found.quotes) == (FACTS.what, FACTS.quotes)
    assert not found.is_decided
    assert told[-1] == IncidentRecorded(case_id=case.pk, incident_id=made.pk)


@pytest.mark.parametrize("field", ["place", "who", "what"])
def test_without_the_facts_there_is_no_record(here: Cast, field: str) -> None:
    with pytest.raises(FactMissingError) as caught:
        record_incident(case_id=new_case(here).pk, facts=replace(FACTS, **{field: " "}), actor=here.aoi, at=LATER)
    assert caught.value.field == field


def test_what_is_still_to_come_is_not_recorded(here: Cast) -> None:
    later = replace(FACTS, happened_at=LATER + timedelta(minutes=1))

    with pytest.raises(NotYetHappenedError):
        record_incident(case_id=new_case(here).pk, facts=later, actor=here.aoi, at=LATER)


def test_what_nobody_remembers_is_not_recorded(here: Cast) -> None:
    with pytest.raises(TooLongAgoError):
        record_incident(
            case_id=new_case(here).pk,
            facts=replace(FACTS, happened_at=LATER - timedelta(days=732)),
            actor=here.aoi,
            at=LATER,
        )


def test_sections_neither_record_nor_read(here: Cast) -> None:
    case = new_case(here)

    with pytest.raises(NotAllowedError):
        record_incident(case_id=case.pk, facts=FACTS, actor=here.ren, at=LATER)
    with pytest.raises(NotAllowedError):
        incidents_of(here.ren, case)


def test_nobody_records_about_a_person_whom_they_must_not_find(here: Cast) -> None:
    case = new_case(here)
    shielded(here, case, here.nagi)

    with pytest.raises(CaseNotFoundError):
        record_incident(case_id=case.pk, facts=FACTS, actor=here.nagi, at=LATER)
