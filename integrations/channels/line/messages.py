"""What the citizen will see of a message: the bubbles, in order, and what LINE would refuse."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from integrations.channels.line.manifest import MANIFEST
from mannaka_sdk import (
    CardPart,
    Choice,
    ContentRejectedError,
    FilePart,
    Outbound,
    OutboundPart,
    Preview,
    PreviewBubble,
    TextPart,
    TextUnit,
    split_text,
)

LIMITS: Final = MANIFEST.limits
LABEL: Final = 20
DATA: Final = 300
CARD_TITLE: Final = 400
CARD_TEXT: Final = 2000
CARD_LINKS: Final = 8
LINK_LABEL: Final = 40
LINK_URL: Final = 1000
IMAGE_BYTES: Final = 1_000_000
IMAGE_TYPES: Final = frozenset({"image/jpeg", "image/png"})
OPEN: Final = "開く / Open"


@dataclass(frozen=True, slots=True)
class Text:
    """A text."""

    text: str


@dataclass(frozen=True, slots=True)
class Image:
    """A picture that LINE shows itself."""

    url: str
    name: str


@dataclass(frozen=True, slots=True)
class Card:
    """A title, a text, and links to press."""

    title: str
    text: str
    links: tuple[tuple[str, str], ...]


Bubble = Text | Image | Card


@dataclass(frozen=True, slots=True)
class Plan:
    """What LINE is to show, and what may be pressed below it."""

    bubbles: tuple[Bubble, ...]
    choices: tuple[Choice, ...]


def plan_of(message: Outbound) -> Plan:
    """
    Return what is to be sent.

    :raises ContentRejectedError: if LINE takes no such message.
    """
    if problems := _problems_of(message):
        raise ContentRejectedError(problems[0], field="parts")
    return _plan(message)


def preview(message: Outbound) -> Preview:
    """Show the bubbles of a message, and what LINE would refuse."""
    plan = _plan(message)
    shown = [PreviewBubble(text=_shown(bubble)) for bubble in plan.bubbles]
    if shown:
        shown[-1] = shown[-1].model_copy(update={"choices": plan.choices})
    return Preview(bubbles=tuple(shown), problems=_problems_of(message))


def _plan(message: Outbound) -> Plan:
    """Lay a message out. LINE shows choices below the last bubble only, so that all of them stand there."""
    bubbles = tuple(bubble for part in message.parts for bubble in _bubbles(part))
    return Plan(bubbles, _choices_of(message))


def _choices_of(message: Outbound) -> tuple[Choice, ...]:
    return tuple(choice for part in message.parts if isinstance(part, TextPart) for choice in part.choices)


def _bubbles(part: OutboundPart) -> tuple[Bubble, ...]:
    match part:
        case TextPart():
            return tuple(map(Text, split_text(part.text, longest=LIMITS.text_length or 1, unit=LIMITS.text_unit)))
        case CardPart():
            return (Card(part.title, part.text, tuple((each.label, str(each.url)) for each in part.links)),)
        case FilePart():
            return (_file(part),)


def _file(part: FilePart) -> Bubble:
    """Show a small picture; LINE takes no other file without a preview picture or a playing time, so it is a link."""
    url = str(part.url)
    if part.media_type in IMAGE_TYPES and part.size <= IMAGE_BYTES and url.startswith("https://"):
        return Image(url, part.name)
    return Card(part.name, "", ((OPEN, url),))


def _shown(bubble: Bubble) -> str:
    match bubble:
        case Text():
            return bubble.text
        case Image():
            return bubble.name
        case Card():
            links = (f"{label}: {url}" for label, url in bubble.links)
            return "\n".join((bubble.title, *filter(None, (bubble.text,)), *links))


def _problems_of(message: Outbound) -> tuple[str, ...]:
    found = [problem for part in message.parts for problem in _problems_of_part(part)]
    choices = _choices_of(message)
    if len(choices) > LIMITS.choices:
        found.append(f"LINE shows {LIMITS.choices} choices at most")
    if any(_is_longer(each.label, LABEL) or _is_longer(each.data, DATA) for each in choices):
        found.append(f"a choice of LINE has {LABEL} letters at most, and sends back {DATA}")
    return tuple(found)


def _problems_of_part(part: OutboundPart) -> Iterator[str]:
    if isinstance(part, FilePart) and part.media_type not in LIMITS.media_types:
        yield "the file is of a kind that the channel does not carry"
    if isinstance(part, FilePart) and part.size > LIMITS.media_bytes:
        yield f"the file is larger than {LIMITS.media_bytes} bytes"
    for bubble in _bubbles(part):
        yield from _problems_of_bubble(bubble)


def _problems_of_bubble(bubble: Bubble) -> Iterator[str]:
    if isinstance(bubble, Text) and not bubble.text.strip():
        yield "LINE takes no blank text"
    if isinstance(bubble, Image) and len(bubble.url) > LINK_URL:
        yield f"an address has {LINK_URL} letters at most"
    if not isinstance(bubble, Card):
        return
    if not bubble.title.strip() or _is_longer(bubble.title, CARD_TITLE) or _is_longer(bubble.text, CARD_TEXT):
        yield f"a card has a title of {CARD_TITLE} letters at most, and a text of {CARD_TEXT}"
    if len(bubble.links) > CARD_LINKS:
        yield f"a card has {CARD_LINKS} links at most"
    if any(_is_longer(label, LINK_LABEL) or len(url) > LINK_URL for label, url in bubble.links):
        yield f"a link has {LINK_LABEL} letters at most, and an address of {LINK_URL}"


def _is_longer(text: str, most: int) -> bool:
    return TextUnit.UTF16.measure(text) > most
