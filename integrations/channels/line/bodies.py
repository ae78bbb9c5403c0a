"""
Writing LINE's requests with the models of the official SDK.

Importing them takes seconds and some 60 MB, so it happens with the first message of a process, never with its start.
"""

import json
from collections.abc import Sequence
from typing import Any

from integrations.channels.line.messages import Bubble, Card, Image, Text
from mannaka_sdk import Choice


def push_body(to: str, bubbles: Sequence[Bubble], choices: Sequence[Choice]) -> bytes:
    """Return the body of a push."""
    return _written(_models().PushMessageRequest(to=to, messages=messages_of(bubbles, choices)))


def reply_body(token: str, bubbles: Sequence[Bubble], choices: Sequence[Choice]) -> bytes:
    """Return the body of a reply."""
    return _written(_models().ReplyMessageRequest(replyToken=token, messages=messages_of(bubbles, choices)))


def messages_of(bubbles: Sequence[Bubble], choices: Sequence[Choice]) -> list[Any]:
    """Return the SDK's messages for some bubbles; what may be pressed stands below the last one."""
    below: list[Any] = [None] * len(bubbles)
    below[-1] = _quick_reply(choices) if choices else None
    return [_message(bubble, choice) for bubble, choice in zip(bubbles, below, strict=True)]


def _models() -> Any:
    from linebot.v3 import messaging  # type: ignore[import-untyped]  # it ships no types

    return messaging


def _written(request: Any) -> bytes:
    return json.dumps(request.to_dict(), ensure_ascii=False).encode()


def _message(bubble: Bubble, quick_reply: Any) -> Any:
    models = _models()
    match bubble:
        case Text():
            return models.TextMessage(text=bubble.text, quickReply=quick_reply)
        case Image():
            return models.ImageMessage(
                originalContentUrl=bubble.url, previewImageUrl=bubble.url, quickReply=quick_reply
            )
        case Card():
            return models.FlexMessage(altText=bubble.title, contents=_flex(bubble), quickReply=quick_reply)


def _flex(card: Card) -> Any:
    """Return a card: title and text above, the links as buttons below."""
    models = _models()
    lines = [models.FlexText(text=card.title, weight="bold", size="lg", wrap=True)]
    if card.text.strip():
        lines.append(models.FlexText(text=card.text, wrap=True, margin="md"))
    buttons = [
        models.FlexButton(style="link", action=models.URIAction(label=label, uri=url)) for label, url in card.links
    ]
    footer = models.FlexBox(layout="vertical", contents=buttons) if buttons else None
    return models.FlexBubble(body=models.FlexBox(layout="vertical", contents=lines), footer=footer)


def _quick_reply(choices: Sequence[Choice]) -> Any:
    models = _models()
    return models.QuickReply(
        items=[
            models.QuickReplyItem(
                action=models.PostbackAction(label=each.label, data=each.data, displayText=each.label)
            )
            for each in choices
        ]
    )
