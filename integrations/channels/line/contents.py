"""What a citizen sent: text, picture, film, sound, file, place, sticker."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from pydantic import ValidationError

from mannaka_sdk import InboundPart, LocationPart, MediaPart, MessageReceived, TextPart, UnsupportedPart


def message_of(content: Mapping[str, Any]) -> MessageReceived:
    """
    Return a message; what of it cannot be read is told as unsupported.

    :raises ValidationError: if it has no id.
    :raises KeyError: if it has no type.
    :raises TypeError: if it is no message at all.
    """
    kind = str(content["type"])
    read_token = content.get("markAsReadToken")
    return MessageReceived(
        message_id=content["id"],
        parts=_parts(kind, content),
        read_token=read_token if isinstance(read_token, str) else "",
    )


def _parts(kind: str, content: Mapping[str, Any]) -> tuple[InboundPart, ...]:
    try:
        return READERS[kind](content)
    except (KeyError, TypeError, ValidationError):
        return (UnsupportedPart(what=kind),)


def _text(content: Mapping[str, Any]) -> tuple[InboundPart, ...]:
    return (TextPart(text=content["text"]),)


def _media(content: Mapping[str, Any]) -> tuple[InboundPart, ...]:
    """Return a file that rests at LINE; one that rests elsewhere cannot be fetched."""
    if content["contentProvider"]["type"] != "line":
        return (UnsupportedPart(what=f"{content['type']} of another service"),)
    return (MediaPart(ref=content["id"], media_type=MEDIA_TYPES[content["type"]]),)


def _file(content: Mapping[str, Any]) -> tuple[InboundPart, ...]:
    return (MediaPart(ref=content["id"], name=content["fileName"], size=content["fileSize"]),)


def _location(content: Mapping[str, Any]) -> tuple[InboundPart, ...]:
    label = " ".join(each for each in (content.get("title"), content.get("address")) if each)
    return (LocationPart(latitude=content["latitude"], longitude=content["longitude"], label=label),)


def _sticker(content: Mapping[str, Any]) -> tuple[InboundPart, ...]:
    """Return a sticker as unsupported, after the words that the citizen wrote on it, if any."""
    words = (TextPart(text=content["text"]),) if content.get("text") else ()
    return (*words, UnsupportedPart(what="sticker"))


MEDIA_TYPES: Final[Mapping[str, str]] = {"image": "image/jpeg", "video": "video/mp4", "audio": "audio/mp4"}
READERS: Final[Mapping[str, Callable[[Mapping[str, Any]], tuple[InboundPart, ...]]]] = {
    "text": _text,
    "image": _media,
    "video": _media,
    "audio": _media,
    "file": _file,
    "location": _location,
    "sticker": _sticker,
}
