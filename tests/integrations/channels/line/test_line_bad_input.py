"""What LINE may send or say that is no use to anybody: told to the administrator in words, and no message is lost."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from case_core.conversations.models import Conversation, Message
from case_core.conversations.states import FailureReason, MessageState
from mannaka_kit import clock
from mannaka_sdk import HttpResponse
from mannaka_sdk.simulation import Wrote
from mannaka_tenancy import Tenant, use
from tenants.deliveries.models import Delivery
from tenants.deliveries.states import DeliveryStatus
from tests.support.browsing import Desk
from tests.support.cast import Cast, cast_of
from tests.support.deliveries import kept, post
from tests.support.line_channel import PERSON, LineAtWork, line_at_work
from tests.support.worker import work_off
from tests.tenants.browsing import page

WORDS = "解約の電話がつながりません。"


@pytest.fixture
def cast(db: None, imabari: Tenant) -> Cast:
    return cast_of(imabari)


@pytest.fixture
def at_line(cast: Cast) -> Iterator[LineAtWork]:
    with line_at_work(cast) as found:
        yield found


def shown_to_administrator(at_line: LineAtWork, tail: str = "") -> str:
    desk = Desk(at_line.cast.city, at_line.cast.users["mio"])
    return page(desk.client, f"/staff/settings/channels/{at_line.channel.pk}/{tail}")


def words_that_came() -> list[str]:
    return list(Message.objects.filter(direction="incoming").values_list("body", flat=True))


def test_bytes_that_are_no_text_are_kept_told_and_stop_nothing(
    at_line: LineAtWork, imabari: Tenant, saijo: Tenant
) -> None:
    wrote = Wrote(event_id="w-1", at=clock.now(), person=PERSON, message_id="1", text="BAD")
    for body in (b"\xff\xfe\x80", at_line.service.body(wrote).replace(b"BAD", b"\x82\xa0\xff")):
        request = at_line.service.sign(body, secrets=at_line.service.secrets(), at=clock.now())
        assert post(imabari, at_line.path, request).status_code == 200
        assert post(imabari, at_line.path, request.model_copy(update={"headers": {}})).status_code == 401
    work_off(imabari, at=clock.now() + timedelta(seconds=5))
    at_line.write(WORDS, number=2)

    with use(imabari):
        statuses = list(Delivery.objects.order_by("pk").values_list("status", flat=True))
        assert statuses[:2] == [DeliveryStatus.UNREADABLE] * 2
        assert words_that_came() == [WORDS]
    assert "内容が、この連絡手段の形式ではありませんでした。" in shown_to_administrator(at_line, "deliveries/")
    assert kept(saijo) == (0, 0)


@pytest.mark.parametrize("status", [401, 403])
def test_where_the_account_is_gone_or_its_key_was_taken_back_the_administrator_is_told_what_to_do(
    at_line: LineAtWork, cast: Cast, imabari: Tenant, status: int
) -> None:
    at_line.wire.fail_next(*[HttpResponse(status=status)] * 4)
    at_line.write(WORDS)

    with use(imabari):
        assert words_that_came() == [WORDS]
        answer = Message.objects.get(direction="outgoing")
        assert (answer.state, answer.reason) == (MessageState.QUEUED, FailureReason.AUTH)
        conversation = Conversation.objects.get()
    told = shown_to_administrator(at_line)
    assert "つながらない連絡手段があります" in told
    assert ("新しい鍵を入力する" in told, f"channels/{at_line.channel.pk}/settings/" in told) == (True, True)
    clerk = Desk(imabari, cast.users["aoi"])
    assert "管理者が鍵を入れ直すと、自動で送られます" in page(clerk.client, f"/staff/conversations/{conversation.pk}/")

    at_line.wire._next.clear()  # the administrator set it right
    work_off(imabari, at=clock.now() + timedelta(minutes=11))
    with use(imabari):
        answer.refresh_from_db()
        assert answer.state == MessageState.SENT
