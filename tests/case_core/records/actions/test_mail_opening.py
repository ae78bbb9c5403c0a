"""A look in an emergency is told by mail to its members and the heads, without a word of what was read."""

import pytest
from django.core import mail
from pytest_django import Settings

from case_core.records.actions.acknowledge_opening import acknowledge_opening
from case_core.records.actions.mail_opening import mail_opening
from case_core.records.events import GlassBroken
from case_core.records.models import Opening, OpeningNotice
from case_core.records.oversight import notices_of
from case_core.records.subscribers import tell_by_mail
from mannaka_kit.audit.models import Entry
from mannaka_kit.outbox.models import OutboxEvent
from tests.support.cases import LATER, new_case
from tests.support.cast import Cast
from tests.support.records import REASON, SECRET, a_record, an_entry, opened_in_emergency

pytestmark = pytest.mark.usefixtures("mailing")


@pytest.fixture
def mailing(settings: Settings) -> None:
    settings.MANNAKA_SENDS_MAIL = True


@pytest.fixture
def opening(here: Cast) -> Opening:
    record = a_record(here, new_case(here))
    an_entry(here, record)
    return opened_in_emergency(here, record)


def address(here: Cast, name: str, email: str, language: str = "ja") -> None:
    user = here.users[name]
    user.email, user.language = email, language
    user.save(update_fields=["email", "language"])


def notice_of_aoi(here: Cast, opening: Opening) -> int:
    return OpeningNotice.objects.get(opening=opening, user_id=here.aoi.user_id).pk


def test_the_mail_says_when_and_where_to_read_more_and_goes_once(here: Cast, opening: Opening) -> None:
    address(here, "aoi", "aoi@city.example")
    notice = notice_of_aoi(here, opening)

    assert [mail_opening(notice_id=notice, at=LATER) for _time in range(2)] == [True, False]

    (sent,) = mail.outbox
    assert sent.to == ["aoi@city.example"]
    assert "限定記録が緊急に開かれました" in sent.subject
    assert here.aoi.display_name in sent.body
    for never in (SECRET, REASON, here.nagi.display_name, opening.compartment.case.number, "http"):
        assert never not in sent.body + sent.subject
    assert Entry.objects.filter(action="record.opening_mailed", case_id=opening.compartment.case_id).count() == 1


def test_the_mail_is_in_the_readers_language(here: Cast, opening: Opening) -> None:
    address(here, "aoi", "aoi@city.example", language="en")
    mail_opening(notice_id=notice_of_aoi(here, opening), at=LATER)
    assert "opened in an emergency" in mail.outbox[0].body


def test_whoever_has_seen_it_or_has_no_address_gets_no_mail(here: Cast, opening: Opening) -> None:
    notice = notice_of_aoi(here, opening)
    assert not mail_opening(notice_id=notice, at=LATER)
    address(here, "aoi", "aoi@city.example")
    acknowledge_opening(opening_id=opening.pk, actor=here.aoi, at=LATER)
    assert not mail_opening(notice_id=notice, at=LATER)
    assert not mail.outbox


def test_each_of_them_has_a_mail_of_their_own_to_come(here: Cast, opening: Opening) -> None:
    before = OutboxEvent.objects.count()
    compartment = opening.compartment
    tell_by_mail(GlassBroken(case_id=compartment.case_id, compartment_id=compartment.pk, opening_id=opening.pk))
    assert OutboxEvent.objects.count() - before == len(notices_of(opening.pk)) > 0
