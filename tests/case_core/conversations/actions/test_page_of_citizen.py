"""How a citizen comes to their own page, comes back to it, and to nobody else's."""

import pytest

from case_core.conversations.actions.give_return_secret import give_return_secret
from case_core.conversations.actions.open_page_link import open_page_link
from case_core.conversations.actions.read_page import read_page
from case_core.conversations.actions.return_to_page import return_to_page
from case_core.conversations.errors import ConversationNotFoundError
from case_core.conversations.links import LASTS
from case_core.conversations.models import PageLink
from mannaka_kit import clock
from mannaka_kit.audit.models import Entry
from mannaka_tenancy import Tenant, use
from tests.support.conversations import a_conversation, link_path
from tests.support.deliveries import Line


def token_in(path: str) -> str:
    return path.strip("/").rpartition("/")[2]


def last_entry() -> Entry:
    return Entry.objects.latest("pk")


def test_a_link_opens_the_page_once(line: Line) -> None:
    conversation = a_conversation(line)
    token = token_in(link_path(conversation))

    assert open_page_link(token=token, at=clock.now()) == conversation.pk
    assert open_page_link(token=token, at=clock.now()) is None
    assert (last_entry().action, last_entry().outcome) == ("talkpage.refused", "refused")


def test_a_link_opens_nothing_after_its_week(line: Line) -> None:
    conversation = a_conversation(line)
    token = token_in(link_path(conversation))
    made_at = PageLink.objects.get(conversation=conversation).made_at

    assert open_page_link(token=token, at=made_at + LASTS) is None


def test_a_link_opens_nothing_in_the_other_city(line: Line, saijo: Tenant) -> None:
    token = token_in(link_path(a_conversation(line)))
    with use(saijo):
        assert open_page_link(token=token, at=clock.now()) is None


def test_the_newest_secret_leads_back_and_no_earlier_one(line: Line, saijo: Tenant) -> None:
    conversation = a_conversation(line)
    first, second = (give_return_secret(conversation_id=conversation.pk, at=clock.now()) for _time in range(2))

    assert return_to_page(secret=second.lower(), at=clock.now()) == conversation.pk
    assert return_to_page(secret=first, at=clock.now()) is None
    assert (last_entry().action, last_entry().outcome) == ("talkpage.refused", "refused")
    with use(saijo):
        assert return_to_page(secret=second, at=clock.now()) is None


def test_no_secret_leads_to_a_conversation_without_one(line: Line) -> None:
    a_conversation(line)

    assert return_to_page(secret="", at=clock.now()) is None


def test_each_reading_of_the_page_is_recorded(line: Line) -> None:
    conversation = a_conversation(line)
    read_page(conversation_id=conversation.pk, at=clock.now())

    assert (last_entry().action, last_entry().target_id) == ("talkpage.read", str(conversation.pk))


def test_what_is_not_there_is_not_read(line: Line) -> None:
    with pytest.raises(ConversationNotFoundError):
        read_page(conversation_id=0, at=clock.now())
    with pytest.raises(ConversationNotFoundError):
        give_return_secret(conversation_id=0, at=clock.now())
