"""What a citizen sees of LINE's message objects, and which of them LINE refuses."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from mannaka_sdk import TextUnit
from mannaka_sdk.simulation import Received

TEXT: Final = 5000
CHOICES: Final = 13
LABEL: Final = 20
TITLE: Final = 400
BUBBLE: Final = 30_000


def received_of(message: Mapping[str, Any], person: str, reply_token: str = "") -> Received:
    """Return what a citizen has on the screen."""
    items = message.get("quickReply", {}).get("items", ())
    choices = {each["action"]["label"]: each["action"]["data"] for each in items}
    text, links = _seen(message)
    return Received(to=person, text=text, choices=choices, links=links, reply_token=reply_token)


def _seen(message: Mapping[str, Any]) -> tuple[str, dict[str, str]]:
    match message["type"]:
        case "text":
            return message["text"], {}
        case "image":
            return "", {"image": message["originalContentUrl"]}
        case "flex":
            return _card(message["contents"])
    return "", {}


def _card(bubble: Mapping[str, Any]) -> tuple[str, dict[str, str]]:
    lines = [each["text"] for each in bubble["body"]["contents"]]
    buttons = [each["action"] for each in bubble.get("footer", {}).get("contents", ())]
    return "\n".join(lines), {each["label"]: each["uri"] for each in buttons}


def problem_of(message: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield what LINE refuses of a message, each with its place."""
    if message["type"] == "text" and not message["text"].strip():
        yield "text", "May not be empty"
    if message["type"] == "text" and TextUnit.UTF16.measure(message["text"]) > TEXT:
        yield "text", f"Length must be between 0 and {TEXT}"
    if message["type"] == "flex" and TextUnit.UTF16.measure(message["altText"]) > TITLE:
        yield "altText", f"Length must be between 0 and {TITLE}"
    if message["type"] == "flex" and len(repr(message["contents"]).encode()) > BUBBLE:
        yield "contents", "too large"
    items = message.get("quickReply", {}).get("items", ())
    if len(items) > CHOICES:
        yield "quickReply.items", f"size must be between 0 and {CHOICES}"
    if any(TextUnit.UTF16.measure(each["action"]["label"]) > LABEL for each in items):
        yield "quickReply.items", f"Length must be between 0 and {LABEL}"
