"""What is said: the parts of a message, and what becomes of one that is sent."""

from enum import StrEnum, unique
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AwareDatetime, Field, HttpUrl

from mannaka_sdk.base import Model
from mannaka_sdk.people import ConversationKey, ExternalIdentity, ReplyHandle


class Choice(Model):
    """Something to press below a message."""

    label: str = Field(min_length=1)
    """What it says."""
    data: str = Field(min_length=1)
    """What comes back as a `Postback` when it is pressed."""


class TextPart(Model):
    """A text."""

    type: Literal["text"] = "text"
    text: str = Field(min_length=1)
    """The text, in any script; nothing is cut or folded."""
    choices: tuple[Choice, ...] = ()
    """What may be pressed. Needs the capability `quick_reply` to be sent."""
    is_quoted: bool = False
    """Whether the sender repeats an earlier message here. Screens fold it; it is never left out."""


class MediaPart(Model):
    """A file that rests at the service; `fetch_media` brings it."""

    type: Literal["media"] = "media"
    ref: str = Field(min_length=1)
    """What the service calls the file."""
    media_type: str = ""
    """What it says the file is. The host looks for itself."""
    name: str = ""
    """What the sender calls it."""
    size: int | None = Field(default=None, ge=0)
    """How many bytes, where the service says so."""
    in_delivery: str = ""
    """The host's own name of the delivery that the file came with; empty where it rests at the service."""


class FilePart(Model):
    """A file that the city sends. Needs the capability `media_out`."""

    type: Literal["file"] = "file"
    url: HttpUrl
    """Where the service fetches it, for a short time."""
    media_type: str
    """What it is."""
    name: str
    """What the citizen sees."""
    size: int = Field(ge=0)
    """How many bytes."""


class LocationPart(Model):
    """A place."""

    type: Literal["location"] = "location"
    latitude: float = Field(ge=-90, le=90)
    longitude: float = Field(ge=-180, le=180)
    label: str = ""
    """What the sender calls it."""


class CardLink(Model):
    """A link of a card."""

    label: str = Field(min_length=1)
    """What it says."""
    url: HttpUrl
    """Where it leads."""


class CardPart(Model):
    """A card: a booking, a notice. Needs the capability `card`."""

    type: Literal["card"] = "card"
    title: str = Field(min_length=1)
    """What stands on top."""
    text: str = ""
    """What stands below."""
    links: tuple[CardLink, ...] = ()
    """Where it leads."""


class UnsupportedPart(Model):
    """Something that this plugin cannot read yet: a sticker, a poll. The raw delivery keeps it."""

    type: Literal["unsupported"] = "unsupported"
    what: str
    """What the service calls it."""


InboundPart = Annotated[TextPart | MediaPart | LocationPart | UnsupportedPart, Field(discriminator="type")]
"""A part of what a citizen sends."""
OutboundPart = Annotated[TextPart | FilePart | CardPart, Field(discriminator="type")]
"""A part of what the city sends."""


class Outbound(Model):
    """A message of the city to one person."""

    id: UUID
    """The message's own key. However often it is handed over, the person gets it once."""
    to: ExternalIdentity
    """Who gets it."""
    parts: tuple[OutboundPart, ...] = Field(min_length=1)
    """What it says, in order."""
    reply: ReplyHandle | None = None
    """A right to answer, where the host decided to use one."""
    attempt: int = Field(default=1, ge=1)
    """Which try this is."""
    conversation: ConversationKey | None = None
    """Which conversation it belongs to, so that an answer comes back into it."""
    answers: str = ""
    """The `MessageReceived.message_id` that it answers, where it answers one."""
    subject: str = ""
    """What stands above it, where the service shows such a thing."""
    is_automatic: bool = False
    """Whether no person wrote it. The service is told, so that two machines do not answer each other for ever."""


@unique
class SendState(StrEnum):
    """What the service said."""

    ACCEPTED = "accepted"
    """It took the message."""
    DELIVERED = "delivered"
    """The person has it."""
    DUPLICATE = "duplicate"
    """It had taken the message before."""


class SendResult(Model):
    """What became of a message that was handed over."""

    state: SendState
    """What the service said."""
    provider_ids: tuple[str, ...] = ()
    """What the service calls the messages it made of it."""
    cost_units: int = Field(default=0, ge=0)
    """How many messages it counts against the quota."""


class PreviewBubble(Model):
    """One message as the citizen will see it."""

    text: str
    """Its text."""
    choices: tuple[Choice, ...] = ()
    """What may be pressed below it."""


class Preview(Model):
    """What the citizen will see: where a text is split, and what of it is refused."""

    bubbles: tuple[PreviewBubble, ...]
    """The messages, in order."""
    problems: tuple[str, ...] = ()
    """Why `send` would refuse it, in plain English; empty where it would not."""


class Quota(Model):
    """How many messages are left."""

    used: int = Field(ge=0)
    """Those sent in this period."""
    limit: int | None = Field(default=None, ge=0)
    """Those that may be sent; none where there is no limit."""
    resets_at: AwareDatetime | None = None
    """When the count begins anew."""
