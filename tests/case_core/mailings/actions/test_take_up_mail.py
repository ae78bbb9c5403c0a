import pytest

from case_core.cases.actions.reply_to_citizen import reply_to_citizen
from case_core.mailings.actions.ask_for_mails import ask_for_mails
from case_core.mailings.actions.take_up_mail import Addressed, take_up_mail
from case_core.mailings.models import CitizenMail
from case_core.mailings.states import MailKind
from mannaka_kit.audit.models import Entry
from tests.support.cases import AT, LATER, TANAKA, PersonDetails, received
from tests.support.cast import Cast

ADDRESS = "hanako@example.jp"


@pytest.fixture
def case_id(here: Cast) -> int:
    made = received(person=PersonDetails(name="田中 花子", email=ADDRESS)).case_id
    ask_for_mails(case_id=made, language="en", at=AT)
    return made


def take(case_id: int, kind: MailKind = MailKind.RECEIVED, contact_id: int | None = None) -> Addressed | None:
    return take_up_mail(kind=kind, case_id=case_id, contact_id=contact_id, at=LATER)


def test_a_mail_is_taken_up_once_and_recorded(case_id: int) -> None:
    first, again = take(case_id), take(case_id)

    assert first is not None
    assert (first.to, first.language, first.number) == (ADDRESS, "en", "2025-0001")
    assert again is None
    assert Entry.objects.filter(action="portal.mailed", case_id=case_id).count() == 1


def test_each_answer_is_told_once(case_id: int, here: Cast) -> None:
    answers = [reply_to_citizen(case_id=case_id, body="お返事", actor=here.aoi, at=LATER).pk for _ in range(2)]

    told = [take(case_id, MailKind.ANSWERED, answer) for answer in (*answers, *answers)]

    assert [each is not None for each in told] == [True, True, False, False]
    assert CitizenMail.objects.filter(kind=MailKind.ANSWERED).count() == 2


def test_who_asked_for_none_gets_none(here: Cast) -> None:
    case_id = received(person=PersonDetails(name="田中 花子", email=ADDRESS)).case_id
    assert take(case_id) is None
    assert not CitizenMail.objects.exists()


def test_without_an_address_there_is_none(here: Cast) -> None:
    case_id = received(person=TANAKA).case_id
    ask_for_mails(case_id=case_id, language="ja", at=AT)
    assert take(case_id) is None
