"""What people call themselves at LINE: asked once, shown beside the conversation, and never taken for a proof."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.test import Client

from case_core.conversations.actions.keep_name import keep_name
from case_core.conversations.models import Conversation
from case_core.conversations.name_plans import HOLDS_FOR
from case_core.conversations.names import LATER, TOMORROW, fetch_names
from mannaka_kit import clock
from mannaka_kit.audit.models import Entry
from mannaka_sdk import HttpResponse
from mannaka_sdk.simulation import StoppedFollowing
from mannaka_tenancy import Tenant, use
from tests.support.browsing import Desk
from tests.support.cast import Cast
from tests.support.line_channel import PERSON, LineAtWork, line_at_work

NAME = "さくら🌸"
SOON = timedelta(seconds=10)  # the worker took in what came five seconds later


@pytest.fixture
def at_line(here: Cast) -> Iterator[LineAtWork]:
    with line_at_work(here) as found:
        found.service.names[PERSON] = NAME
        yield found


def fetched(at_line: LineAtWork, *, later: timedelta = SOON) -> tuple[int, str]:
    """Ask for what is due, and return how often LINE was asked and what the conversation shows."""
    at_line.asked()
    fetch_names(at=clock.now() + later)
    asked = [each for each in at_line.asked() if "/profile/" in each]
    return len(asked), Conversation.objects.get().display_name


def test_the_name_is_asked_for_once_and_again_after_a_month(at_line: LineAtWork) -> None:
    at_line.write("となりの家の物音のことです。")
    assert [fetched(at_line), fetched(at_line)] == [(1, NAME), (0, NAME)]
    at_line.write("もう一つあります。", number=2)
    assert fetched(at_line) == (0, NAME)
    Conversation.objects.update(name_asked_at=clock.now() - HOLDS_FOR)
    at_line.service.names[PERSON] = "さくら"
    at_line.write("お元気ですか。", number=3)
    assert fetched(at_line) == (1, "さくら")
    assert Entry.objects.filter(action="conversation.name_told").count() == 2


def test_of_somebody_who_blocked_the_account_nothing_is_asked_again(at_line: LineAtWork) -> None:
    at_line.write("相談です。")
    at_line.happen(StoppedFollowing(event_id="b-1", at=clock.now(), person=PERSON))

    assert [fetched(at_line), fetched(at_line, later=timedelta(days=2))] == [(1, ""), (0, "")]


def test_a_service_that_is_away_is_asked_later(at_line: LineAtWork) -> None:
    at_line.write("相談です。")
    at_line.wire.fail_next(HttpResponse(status=503))

    names = [fetched(at_line)[1], fetched(at_line)[1], fetched(at_line, later=SOON + LATER)[1]]

    assert names == ["", "", NAME]


def test_nothing_is_asked_before_the_city_agreed_to_names(at_line: LineAtWork) -> None:
    channel = at_line.fresh()
    assert channel.sheet is not None
    channel.sheet["privacy"]["data_in"].remove("name")
    channel.save()
    at_line.write("相談です。")

    assert fetched(at_line) == (0, "")
    assert Conversation.objects.get().name_due_at > clock.now() + TOMORROW - timedelta(minutes=1)  # type: ignore[operator]  # it is set


def test_a_conversation_that_is_gone_keeps_no_name(here: Cast) -> None:
    keep_name(conversation_id=1, name=NAME, again_at=None, at=clock.now())

    assert not Entry.objects.filter(action="conversation.name_told").exists()


def test_staff_read_whose_name_it_is_and_that_it_proves_nothing(at_line: LineAtWork, saijo: Tenant) -> None:
    at_line.write("相談です。")
    fetched(at_line)
    conversation = Conversation.objects.get()
    page = Desk(at_line.cast.city, at_line.cast.users["aoi"]).client.get(f"/staff/conversations/{conversation.pk}/")

    assert "LINEでの名前" in page.content.decode()
    assert "本人確認には使えません" in page.content.decode()
    assert Client(headers={"host": saijo.host}).get(f"/staff/conversations/{conversation.pk}/").status_code == 302
    with use(saijo):
        assert fetch_names(at=clock.now() + SOON) == 0
