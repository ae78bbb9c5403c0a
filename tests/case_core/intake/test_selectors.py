from datetime import timedelta

from case_core.cases.actions.record_contact import record_contact
from case_core.cases.actions.reply_to_citizen import reply_to_citizen
from case_core.cases.states import Channel, Direction, StatementKind
from case_core.intake import selectors
from case_core.intake.actions.add_citizen_message import add_citizen_message
from mannaka_tenancy import use
from tests.support.cases import LATER, MATTER, received
from tests.support.cast import Cast
from tests.support.memory import remembered


def test_number_and_secret_open_the_case_however_they_are_typed(here: Cast) -> None:
    slip = received()
    typed = slip.secret.lower().replace("-", " ")
    view = selectors.portal_case(number="２０２５－０００１", secret=typed, at=LATER)
    assert view is not None
    assert (view.number, view.status, view.is_closed) == ("2025-0001", "new", False)
    assert remembered("portal.read") == [("citizen", slip.case_id, "done")]


def test_a_wrong_secret_and_an_unknown_number_look_the_same_and_are_recorded(here: Cast) -> None:
    slip = received()
    assert selectors.portal_case(number=slip.number, secret="AAAA-AAAA-AAAA", at=LATER) is None
    assert selectors.portal_case(number="2025-9999", secret=slip.secret, at=LATER) is None
    assert selectors.portal_case(number="2025-9999", secret="", at=LATER) is None
    assert remembered("portal.refused") == [("citizen", None, "refused")] * 3


def test_another_citys_receipt_opens_nothing(here: Cast, saijo_cast: Cast) -> None:
    with use(saijo_cast.city):
        slip = received()
    received()
    assert selectors.portal_case(number=slip.number, secret=slip.secret, at=LATER) is None


def test_the_citizen_reads_their_words_and_the_replies_and_nothing_of_the_staffs(here: Cast) -> None:
    slip = received()
    said: dict[str, str] = {StatementKind.WORDS: "電話で聞いた話", StatementKind.ASSESSMENT: "見立て"}
    record_contact(
        case_id=slip.case_id,
        channel=Channel.TELEPHONE,
        direction=Direction.INCOMING,
        said=said,
        actor=here.aoi,
        at=LATER,
    )
    reply_to_citizen(case_id=slip.case_id, body="お返事です", actor=here.aoi, at=LATER)
    opened = selectors.portal_case(number=slip.number, secret=slip.secret, at=LATER)
    assert opened is not None
    add_citizen_message(receipt_id=opened.receipt_id, body="ありがとう", at=LATER + timedelta(minutes=1))

    again = selectors.portal_case_again(receipt_id=opened.receipt_id, at=LATER)

    assert again is not None
    told = [(entry.is_from_citizen, entry.body) for entry in again.entries]
    assert told == [(True, MATTER), (False, "お返事です"), (True, "ありがとう")]


def test_a_receipt_that_does_not_exist_opens_nothing(here: Cast) -> None:
    assert selectors.portal_case_again(receipt_id=404, at=LATER) is None
