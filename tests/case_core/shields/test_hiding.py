"""Whom a member of staff must not find is not there for them, whichever way they ask."""

from collections.abc import Callable

import pytest

from case_core.cases.actions.record_contact import record_contact
from case_core.cases.errors import CaseNotFoundError
from case_core.cases.selectors import case_for, cases_visible_to
from case_core.cases.states import Channel, Direction
from case_core.console.inbox import inbox_views
from case_core.desk.selectors import calls_to, calls_waiting_for, rooms_in_use, summonses_visible_to
from case_core.handovers.actions.acknowledge_handover import acknowledge_handover
from case_core.handovers.errors import HandoverNotFoundError
from case_core.handovers.selectors import handover_for, handover_to_waive, handovers_to
from case_core.intake.actions.receive_matter import PersonDetails
from case_core.intake.candidates import candidates_for
from case_core.intake.errors import PersonNotFoundError
from case_core.parties.likeness import Typed
from mannaka_tenancy import use
from tests.support.browsing import Desk
from tests.support.calls import called
from tests.support.cases import LATER, handed_over, new_case, received
from tests.support.cast import Cast
from tests.support.safety import shielded


def test_a_barred_clerk_finds_no_case(here: Cast) -> None:
    case = new_case(here)
    shielded(here, case, here.nagi)

    assert cases_visible_to(here.aoi).filter(pk=case.pk).exists()
    assert not cases_visible_to(here.nagi).filter(pk=case.pk).exists()
    assert not any(case in cases for cases in inbox_views(here.nagi).values())
    with pytest.raises(CaseNotFoundError):
        case_for(here.nagi, case.pk)


def test_a_barred_clerk_changes_no_case(here: Cast) -> None:
    case = new_case(here)
    shielded(here, case, here.nagi)

    with pytest.raises(CaseNotFoundError):
        record_contact(
            case_id=case.pk,
            channel=Channel.TELEPHONE,
            direction=Direction.OUTGOING,
            said={"fact": "電話した"},
            actor=here.nagi,
            at=LATER,
        )


def test_a_barred_clerk_finds_no_caller(here: Cast) -> None:
    case = new_case(here)
    shielded(here, case, here.nagi)

    found = [each.person.pk for each in candidates_for(here.aoi, Typed(telephone="09012345678"))]
    assert found == [case.party_id]
    assert candidates_for(here.nagi, Typed(telephone="09012345678")) == []
    with pytest.raises(PersonNotFoundError):
        received(actor=here.nagi, person=PersonDetails(known_id=case.party_id))


def test_a_barred_officer_finds_no_hand_over(here: Cast) -> None:
    case = new_case(here)
    handover = handed_over(here, case)
    shielded(here, case, here.ren, here.nagi)

    assert not handovers_to(here.ren).exists()
    with pytest.raises(HandoverNotFoundError):
        handover_for(here.ren, handover.pk)
    with pytest.raises(HandoverNotFoundError):
        handover_to_waive(here.nagi, handover.pk)
    with pytest.raises(CaseNotFoundError):
        acknowledge_handover(handover_id=handover.pk, actor=here.ren, at=LATER)


def test_a_barred_officer_is_not_called_to_the_room(here: Cast) -> None:
    case = new_case(here)
    called(here, case)
    assert calls_waiting_for(here.ren)

    shielded(here, case, here.ren, here.nagi)

    assert calls_waiting_for(here.ren) == []
    assert calls_to(here.ren) == []
    assert not summonses_visible_to(here.nagi).exists()
    assert all(not use.calls for use in rooms_in_use(here.nagi, at=LATER))


def test_the_pages_of_a_barred_clerk_know_nothing_of_the_case(cast: Cast, desk: Callable[[str], Desk]) -> None:
    with use(cast.city):
        case = new_case(cast)
        shielded(cast, case, cast.nagi)

    nagi = desk("nagi")
    assert nagi.get(f"/staff/cases/{case.pk}/").status_code == 404
    assert nagi.get(f"/staff/cases/{case.pk}/safety/").status_code == 404
    assert case.number not in nagi.get("/staff/cases/").content.decode()
    assert case.number not in nagi.get("/staff/").content.decode()
    assert case.number in desk("aoi").get("/staff/cases/").content.decode()
