"""Bodies: what we send is what the official client sends for the same message, and LINE's contract takes both."""

import json
from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest

from integrations.channels.line.manifest import DATA_HOST, HOST
from integrations.channels.line.simulator import LineSimulator
from mannaka_sdk import CardPart, Choice, FilePart, Outbound, OutboundPart, ReplyHandle, TextPart
from mannaka_sdk.testing import SentFile
from mannaka_sdk.testing.bench import message
from mannaka_sdk.testing.doubles import BEGINNING
from tests.integrations.channels.line import API, LineBench, official
from tests.support.simulated import Simulated, simulated

URL = "https://files.example.jp/a/1"


def file(media_type: str, size: int = 1000, url: str = URL) -> FilePart:
    return FilePart.model_validate({"url": url, "media_type": media_type, "name": "写し①.pdf", "size": size})


def card(**more: Any) -> CardPart:
    return CardPart.model_validate({"title": "予約の確認", **more})


def flex(title: str, text: str = "", links: dict[str, str] | None = None) -> Any:
    """Return a card as somebody writes it who knows the official SDK only."""
    contents = [official.FlexText(text=title, weight="bold", size="lg", wrap=True)]
    contents += [official.FlexText(text=text, wrap=True, margin="md")] if text else []
    buttons = [
        official.FlexButton(style="link", action=official.URIAction(label=label, uri=uri))
        for label, uri in (links or {}).items()
    ]
    footer = official.FlexBox(layout="vertical", contents=buttons) if buttons else None
    body = official.FlexBox(layout="vertical", contents=contents)
    return official.FlexMessage(alt_text=title, contents=official.FlexBubble(body=body, footer=footer))


def pressed(label: str, data: str) -> Any:
    action = official.PostbackAction(label=label, data=data, display_text=label)
    return official.QuickReply(items=[official.QuickReplyItem(action=action)])


def image(url: str = URL) -> Any:
    return official.ImageMessage(original_content_url=url, preview_image_url=url)


KINDS: dict[str, tuple[OutboundPart, Any]] = {
    "text": (TextPart(text="𠮷野さん、①です😊"), official.TextMessage(text="𠮷野さん、①です😊")),
    "choices": (
        TextPart(text="いつがよいですか", choices=(Choice(label="明日", data="day=1"),)),
        official.TextMessage(text="いつがよいですか", quick_reply=pressed("明日", "day=1")),
    ),
    "card": (card(), flex("予約の確認")),
    "card with links": (
        card(text="12月1日 10時", links=[{"label": "変更する", "url": "https://soudan.example.jp/b/1"}]),
        flex("予約の確認", "12月1日 10時", {"変更する": "https://soudan.example.jp/b/1"}),
    ),
    "small picture": (file("image/png"), image()),
    "large picture": (file("image/png", 1_000_001), flex("写し①.pdf", links={"開く / Open": URL})),
    "plain http": (
        file("image/png", url="http://a.example/1"),
        flex("写し①.pdf", links={"開く / Open": "http://a.example/1"}),
    ),
    "film": (file("video/mp4"), flex("写し①.pdf", links={"開く / Open": URL})),
    "document": (file("application/pdf"), flex("写し①.pdf", links={"開く / Open": URL})),
}


@pytest.fixture(scope="module")
def service() -> Iterator[Simulated]:
    line = LineSimulator(clock=lambda: BEGINNING)
    with simulated({HOST: line, DATA_HOST: line}) as found:
        yield found


def client_of(service: Simulated, kind: Any, host: str = HOST) -> Any:
    """Return the official client, led to the simulator with a token of its own."""
    line: Any = service.services[HOST]
    configuration = official.Configuration(access_token=line.account_state.new_token(), host=f"{service.url}/{host}")
    return kind(official.ApiClient(configuration))


def sent_by_us(outbound: Outbound) -> Any:
    bench = LineBench()
    bench.send(outbound)
    return json.loads(bench.wire.journal[-1].body)


@pytest.mark.parametrize("kind", KINDS)
def test_a_push_is_the_official_clients_push(service: Simulated, kind: str) -> None:
    part, theirs = KINDS[kind]
    key = str(UUID(int=list(KINDS).index(kind) + 1))

    client_of(service, official.MessagingApi).push_message(
        official.PushMessageRequest(to="person-1", messages=[theirs]), x_line_retry_key=key
    )

    request = service.requests[-1]
    API.check_request(request)
    assert sent_by_us(message(part)) == json.loads(request.body)


def test_a_reply_is_the_official_clients_reply(service: Simulated) -> None:
    line: Any = service.services[HOST]
    bench = LineBench()
    bench.line.talk.reply_tokens = line.talk.reply_tokens
    happened = bench.wrote(number=77)
    line.body(happened)
    handle = ReplyHandle(token="reply-event-77", expires_at=bench.clock.now().replace(year=2027))

    theirs = official.ReplyMessageRequest(reply_token=handle.token, messages=[official.TextMessage(text="一")])
    client_of(service, official.MessagingApi).reply_message(theirs)
    request = service.requests[-1]
    line.talk.reply_tokens[handle.token].is_spent = False

    API.check_request(request)
    bench.send(message("一", reply=handle))
    assert bench.wire.journal[-1].url.endswith("/v2/bot/message/reply")
    assert json.loads(bench.wire.journal[-1].body) == json.loads(request.body)


def test_the_official_client_understands_the_simulator(service: Simulated) -> None:
    line: Any = service.services[HOST]
    api = client_of(service, official.MessagingApi)
    blob = client_of(service, official.MessagingApiBlob, DATA_HOST)
    sent = SentFile(
        event_id="e", at=BEGINNING, message_id="58", name="図.png", media_type="image/png", content=bytes(range(256))
    )
    line.body(sent)
    before = api.get_message_quota_consumption().total_usage

    assert api.get_bot_info().user_id == line.account
    assert (api.get_message_quota().type, api.get_message_quota().value) == ("limited", 1000)
    assert api.get_webhook_endpoint().active is True
    assert api.test_webhook_endpoint().success is True
    assert bytes(blob.get_message_content("58")) == sent.content
    assert blob.get_message_content_transcoding_by_message_id("58").status == "succeeded"
    api.mark_messages_as_read_by_token(official.MarkMessagesAsReadByTokenRequest(mark_as_read_token="read-58"))
    assert line.read == ["58"]

    push = official.PushMessageRequest(to="person-1", messages=[official.TextMessage(text="一")])
    key = "123e4567-e89b-12d3-a456-426614174000"
    assert api.push_message(push, x_line_retry_key=key).sent_messages[0].id
    with pytest.raises(official.ApiException) as refused:
        api.push_message(push, x_line_retry_key=key)
    assert refused.value.status == 409
    assert api.get_message_quota_consumption().total_usage == before + 1
