"""The demonstration's conversations: what a clerk finds on Monday morning."""

import pytest

from case_core.conversations.models import Conversation, Message
from mannaka.demo_data import conversations
from mannaka.demo_data.conversations import open_conversations
from mannaka.demo_data.imabari import IMABARI
from mannaka.demo_data.seed import cast_of, staff_city
from mannaka_kit import clock
from mannaka_tenancy import Tenant, use
from tenants.plugins.models import Channel
from tenants.plugins.states import ChannelState


def fill(city: Tenant) -> None:
    now = clock.now()
    staff_city(city, IMABARI, at=now)
    open_conversations(IMABARI, cast_of(IMABARI), now=now)


def test_a_sunday_night_a_danger_a_mail_and_one_that_ended(db: None, imabari: Tenant) -> None:
    with use(imabari):
        fill(imabari)

        urgent = Conversation.objects.get(is_urgent=True)
        waiting = Conversation.objects.get(display_name="みかん")
        mail = Conversation.objects.get(display_name="瀬戸 洋")
        ended = Conversation.objects.get(state="done")
        assert (urgent.display_name, urgent.new_message_at is not None) == ("N", True)
        assert waiting.messages.filter(direction="incoming").count() == 2
        assert waiting.began_at.astimezone(clock.TOKYO).weekday() == 6
        assert waiting.messages.filter(direction="outgoing").first().texts == ["purpose", "after_hours"]  # type: ignore[union-attr]  # there is one
        assert "隣の空き家について" in mail.messages.filter(direction="incoming").earliest("at").body
        assert ended.case is not None
        assert {each.case_id for each in (urgent, waiting, mail)} == {None}


def test_nothing_of_it_waits_to_be_sent_one_mail_came_back_and_the_channels_are_in_use(
    db: None, imabari: Tenant
) -> None:
    with use(imabari):
        fill(imabari)

        assert not Message.objects.filter(state="queued").exists()
        assert [each.conversation.display_name for each in Message.objects.filter(state="failed")] == ["和田 洋子"]
        assert {each.state for each in Channel.objects.all()} == {ChannelState.ACTIVE}
        assert [each.label for each in Channel.objects.order_by("pk")] == ["LINE", "メール"]


def test_no_city_of_real_people_has_any(db: None, imabari: Tenant, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conversations, "is_demo", lambda _city: False)
    with use(imabari):
        fill(imabari)

        assert not Channel.objects.exists()
