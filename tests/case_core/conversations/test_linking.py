"""Linking an account at LINE with a case: the secret of the receipt, LINE's own look, and a nonce that is good once."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from case_core.cases.models import Case
from case_core.conversations.actions.begin_account_link import begin_account_link
from case_core.conversations.errors import (
    ConversationNotFoundError,
    LinkedAlreadyError,
    LinkedElsewhereError,
    LinkServiceAwayError,
    NoLinkPageError,
)
from case_core.conversations.link_standing import link_standing_of
from case_core.conversations.linking import lead_to_link_page
from case_core.conversations.models import AccountLink, Conversation
from case_core.conversations.states import LinkOutcome
from case_core.intake.models import Receipt
from mannaka_kit import clock
from mannaka_kit.audit.models import Entry
from mannaka_sdk import HttpResponse
from mannaka_sdk.simulation import LinkedAccount
from mannaka_tenancy import Tenant, use
from tenants.plugins.models import Channel
from tests.support.cases import received
from tests.support.cast import Cast, cast_of
from tests.support.conversations import a_conversation
from tests.support.deliveries import a_line
from tests.support.line_channel import OTHER, PERSON, LineAtWork, line_at_work

LINKED, FAILED = "つながりました", "つなげませんでした"


@pytest.fixture
def at_line(here: Cast) -> Iterator[LineAtWork]:
    with line_at_work(here) as found:
        found.write("前に相談した件です。")
        yield found


@pytest.fixture
def receipt(here: Cast) -> Receipt:
    """Return the receipt of a case that came in by the counter."""
    return Receipt.objects.get(case_id=received(actor=here.aoi).case_id)


def conversation(person: str = PERSON) -> Conversation:
    return Conversation.objects.get(thread__external_id=person)


def led(receipt: Receipt, *, person: str = PERSON) -> str:
    """Have the citizen enter number and secret, and return LINE's page."""
    page = lead_to_link_page(conversation_id=conversation(person).pk, receipt_id=receipt.pk, at=clock.now())
    return "https://" + str(page.url).split("/", 3)[3]


def outcome(at_line: LineAtWork, person: str = PERSON) -> tuple[int | None, str, str]:
    """Return the case of the conversation, what came of the latest link, and what the person reads."""
    last = [each.text for each in at_line.service.received if each.to == person][-1]
    words = next((each for each in (LINKED, FAILED) if each in last), last)
    return conversation(person).case_id, AccountLink.objects.order_by("pk").values_list("outcome", flat=True)[0], words


def test_whoever_knows_the_secret_and_owns_the_account_links_them(at_line: LineAtWork, receipt: Receipt) -> None:
    at_line.link(led(receipt))

    assert outcome(at_line) == (receipt.case_id, LinkOutcome.LINKED, LINKED)
    assert Case.objects.get(pk=receipt.case_id).new_message_at == conversation().new_message_at
    assert link_standing_of(conversation().pk).is_linked
    assert receipt.number not in "".join(each.text for each in at_line.service.received)


def test_a_nonce_is_good_once_and_for_the_account_it_was_made_for(at_line: LineAtWork, receipt: Receipt) -> None:
    at_line.write("別の者です。", person=OTHER)
    url = led(receipt)
    _whose, nonce = at_line.service.linking(url)
    at_line.happen(LinkedAccount(event_id="l-1", at=clock.now(), person=OTHER, nonce=nonce))
    assert outcome(at_line, OTHER) == (None, LinkOutcome.OTHER, FAILED)

    at_line.happen(LinkedAccount(event_id="l-2", at=clock.now(), person=PERSON, nonce=nonce))
    assert outcome(at_line) == (None, LinkOutcome.OTHER, FAILED)


def test_somebody_who_was_sent_the_page_by_another_links_nothing(at_line: LineAtWork, receipt: Receipt) -> None:
    at_line.write("だました者です。", person=OTHER)
    at_line.link(led(receipt, person=OTHER))  # the secret of somebody else, on the way to LINE

    assert outcome(at_line) == (None, LinkOutcome.REFUSED, FAILED)


@pytest.mark.parametrize("nonce", ["nonce-of-nobody-0123456789", "x" * 255])
def test_a_nonce_that_nobody_gave_is_told_so(at_line: LineAtWork, receipt: Receipt, nonce: str) -> None:
    led(receipt)
    at_line.happen(LinkedAccount(event_id="l-1", at=clock.now(), person=PERSON, nonce=nonce))

    assert outcome(at_line) == (None, "", FAILED)
    assert Entry.objects.filter(action="conversation.link_refused").exists()


def test_after_ten_minutes_it_is_too_late(at_line: LineAtWork, receipt: Receipt) -> None:
    url = led(receipt)
    AccountLink.objects.update(expires_at=clock.now() - timedelta(seconds=1))
    at_line.link(url)

    assert outcome(at_line) == (None, LinkOutcome.LATE, FAILED)


def test_a_conversation_of_a_case_that_goes_on_stays_there(at_line: LineAtWork, receipt: Receipt, here: Cast) -> None:
    url, other = led(receipt), received(actor=here.aoi).case_id
    Conversation.objects.update(case_id=other)
    at_line.link(url)
    assert outcome(at_line) == (other, LinkOutcome.TAKEN, FAILED)

    with pytest.raises(LinkedElsewhereError):
        led(receipt)
    with pytest.raises(LinkedAlreadyError):
        led(Receipt.objects.get(case_id=other))


def test_without_line_nothing_is_begun(at_line: LineAtWork, receipt: Receipt, here: Cast) -> None:
    at_line.wire.fail_next(HttpResponse(status=503))
    with pytest.raises(LinkServiceAwayError):
        led(receipt)
    at = clock.now()
    echo = a_conversation(a_line(here.city, here.users["mio"]), person="echo-1")
    with pytest.raises(NoLinkPageError):
        lead_to_link_page(conversation_id=echo.pk, receipt_id=receipt.pk, at=at)
    with pytest.raises(NoLinkPageError):
        begin_account_link(conversation_id=conversation().pk, receipt_id=0, nonce="n", expires_at=at, at=at)
    Channel.objects.update(state="paused")
    with pytest.raises(NoLinkPageError):
        led(receipt)
    assert not AccountLink.objects.exists()


def test_a_nonce_of_one_city_links_nothing_in_the_other(at_line: LineAtWork, receipt: Receipt, saijo: Tenant) -> None:
    _whose, nonce = at_line.service.linking(led(receipt))
    there = cast_of(saijo)
    with line_at_work(there) as other:
        other.write("西条です。")
        other.happen(LinkedAccount(event_id="l-1", at=clock.now(), person=PERSON, nonce=nonce))
        with use(saijo):
            assert conversation().case_id is None
            with pytest.raises(ConversationNotFoundError):
                link_standing_of(0)

    assert AccountLink.objects.get().ended_at is None
