"""Writing deliveries as LINE writes them."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from integrations.channels.line.simulated_account import ReplyToken, Talk
from mannaka_sdk.simulation import (
    BeganToFollow,
    DidSomethingNew,
    Happening,
    LinkedAccount,
    Pressed,
    SentFile,
    StoppedFollowing,
    TookBack,
    Wrote,
)

ANSWERABLE: Final = (Wrote, SentFile, BeganToFollow, Pressed, LinkedAccount)


def delivery_of(bot: str, talk: Talk, happenings: Sequence[Happening]) -> dict[str, Any]:
    """Return a delivery; without happenings it is LINE's question whether we are there."""
    return {"destination": bot, "events": [_event(talk, each) for each in happenings]}


def _event(talk: Talk, happening: Happening) -> dict[str, Any]:
    kind, write = WRITERS[type(happening)]
    event: dict[str, Any] = {
        "type": kind,
        "webhookEventId": happening.event_id,
        "timestamp": int(happening.at.timestamp() * 1000),
        "mode": "active",
        "source": {"type": "user", "userId": happening.person},
        "deliveryContext": {"isRedelivery": happening.is_redelivery},
        **write(talk, happening),
    }
    if isinstance(happening, ANSWERABLE):
        event["replyToken"] = f"reply-{happening.event_id}"
        talk.reply_tokens.setdefault(event["replyToken"], ReplyToken(happening.person, happening.at))
    return event


def _text(talk: Talk, happening: Wrote) -> dict[str, Any]:
    return {"message": {"type": "text", "text": happening.text, **_common(talk, happening.message_id)}}


def _common(talk: Talk, message_id: str) -> dict[str, Any]:
    token = f"read-{message_id}"
    talk.read_tokens[token] = message_id
    return {"id": message_id, "quoteToken": f"quote-{message_id}", "markAsReadToken": token}


def _file(talk: Talk, happening: SentFile) -> dict[str, Any]:
    kind = happening.media_type.partition("/")[0]
    content: dict[str, Any] = {"type": kind, "contentProvider": {"type": "line"}}
    if kind not in {"image", "video", "audio"}:
        content = {"type": "file", "fileName": happening.name, "fileSize": len(happening.content)}
    return {"message": {**content, **_common(talk, happening.message_id)}}


WRITERS: Final[Mapping[type[Happening], tuple[str, Callable[[Talk, Any], dict[str, Any]]]]] = {
    Wrote: ("message", _text),
    SentFile: ("message", _file),
    TookBack: ("unsend", lambda _, happening: {"unsend": {"messageId": happening.message_id}}),
    BeganToFollow: ("follow", lambda *_: {"follow": {"isUnblocked": False}}),
    StoppedFollowing: ("unfollow", lambda *_: {}),
    Pressed: ("postback", lambda _, happening: {"postback": {"data": happening.data}}),
    LinkedAccount: (
        "accountLink",
        lambda _, happening: {"link": {"result": "ok" if happening.succeeded else "failed", "nonce": happening.nonce}},
    ),
    DidSomethingNew: ("reaction", lambda *_: {"reaction": {"emoji": "1f44d"}}),
}
