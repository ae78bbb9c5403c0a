import pytest

from case_core.cases.actions.record_contact import record_contact
from case_core.cases.errors import CaseClosedError, CaseNotFoundError, NothingSaidError
from case_core.cases.events import ContactRecorded
from case_core.cases.models import Contact
from case_core.cases.states import Channel, Direction, StatementKind
from mannaka_kit.errors import NotAllowedError
from tenants.accounts.actor import Actor
from tests.support.cases import LATER, closed, new_case
from tests.support.cast import Cast
from tests.support.memory import remembered

SAID: dict[str, str] = {
    StatementKind.WORDS: "引っ越した。",
    StatementKind.FACT: "転居届は9月3日。",
    StatementKind.THIRD_PARTY: "",
    StatementKind.ASSESSMENT: "台帳に届いていない。",
}


def record(case_id: int, actor: Actor, said: dict[str, str] = SAID) -> Contact:
    return record_contact(
        case_id=case_id,
        channel=Channel.TELEPHONE,
        direction=Direction.INCOMING,
        said=said,
        actor=actor,
        at=LATER,
    )


def test_each_kind_of_statement_is_kept_apart_and_empty_ones_are_left_out(here: Cast, told: list[object]) -> None:
    case = new_case(here)

    contact = record(case.pk, here.aoi)

    kinds = list(contact.statements.values_list("kind", flat=True))
    assert kinds == [StatementKind.WORDS, StatementKind.FACT, StatementKind.ASSESSMENT]
    assert not contact.is_visible_to_citizen
    case.refresh_from_db()
    assert case.touched_at == LATER
    assert remembered("contact.recorded") == [("centre_staff", case.pk, "done")]
    assert told[-1] == ContactRecorded(case_id=case.pk, contact_id=contact.pk)


def test_a_contact_without_words_is_refused_and_leaves_nothing(here: Cast) -> None:
    case = new_case(here)
    with pytest.raises(NothingSaidError):
        record(case.pk, here.aoi, {StatementKind.WORDS: " \n"})
    assert case.contacts.count() == 1


def test_a_closed_case_takes_no_more_contacts(here: Cast) -> None:
    case = closed(here, new_case(here))
    with pytest.raises(CaseClosedError):
        record(case.pk, here.aoi)


def test_only_the_centre_records(here: Cast) -> None:
    case = new_case(here)
    with pytest.raises(NotAllowedError):
        record(case.pk, here.ren)


def test_a_case_that_does_not_exist_is_not_found(here: Cast) -> None:
    with pytest.raises(CaseNotFoundError):
        record(404, here.aoi)
