"""What happened at the service: typed events in the past tense."""

from enum import StrEnum, unique
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field, JsonValue

from mannaka_sdk.base import Model
from mannaka_sdk.calls import CallState, RecordingRef
from mannaka_sdk.errors import FailureKind
from mannaka_sdk.meeting_states import MeetingPhase, MeetingRole
from mannaka_sdk.messages import InboundPart
from mannaka_sdk.people import ConversationKey, ExternalIdentity, ReplyHandle
from mannaka_sdk.referral_states import ReferralState


class MessageReceived(Model):
    """A citizen wrote."""

    type: Literal["message"] = "message"
    message_id: str = Field(min_length=1)
    """What the service calls the message."""
    parts: tuple[InboundPart, ...] = Field(min_length=1)
    """What was written, in order."""
    subject: str = ""
    """What stands above it, where the service has such a thing; it is not repeated in the parts."""
    read_token: str = Field(default="", repr=False)
    """What `mark_read` needs, where the service gave it."""
    is_automatic: bool = False
    """Whether a machine wrote it in the citizen's stead, such as a notice of absence. Screens fold it."""
    stranger: str = ""
    """Who says to have written it, where that is not the conversation's own person: shown to staff as such. The event
    has no sender then, so that nothing is answered to them."""


class MessageRetracted(Model):
    """A citizen took a message back. Staff see that there was one, and no longer what it said."""

    type: Literal["retracted"] = "retracted"
    message_id: str = Field(min_length=1)
    """The message that is taken back."""


class Followed(Model):
    """A citizen began to follow the account, or came back."""

    type: Literal["followed"] = "followed"


class Unfollowed(Model):
    """A citizen blocked or left the account. Nothing reaches them there any more."""

    type: Literal["unfollowed"] = "unfollowed"


class Postback(Model):
    """A citizen pressed a choice."""

    type: Literal["postback"] = "postback"
    data: str
    """The `data` of the choice."""


class IdentityLinked(Model):
    """A citizen linked the account with the city's own page."""

    type: Literal["linked"] = "linked"
    nonce: str = Field(repr=False)
    """What the city's page gave out; good for one use."""
    succeeded: bool
    """Whether the service took it."""


@unique
class DeliveryState(StrEnum):
    """What became of a message."""

    DELIVERED = "delivered"
    READ = "read"
    FAILED = "failed"
    DELAYED = "delayed"
    """It is still under way; the service goes on trying."""


class DeliveryUpdated(Model):
    """The service told what became of a message."""

    type: Literal["delivery"] = "delivery"
    provider_id: str = Field(min_length=1)
    """One of the `SendResult.provider_ids`."""
    state: DeliveryState
    """What became of it."""
    reason: str = ""
    """Why it failed, as the service says it."""
    because: FailureKind | None = None
    """What kind of failure it is, where the plugin can tell: it decides what staff are told to do next."""


class PresenceChanged(Model):
    """Somebody entered or left a meeting, or its waiting room."""

    type: Literal["presence"] = "presence"
    meeting_ref: str = Field(min_length=1)
    """Which meeting."""
    is_present: bool
    """Whether they are there now."""
    is_waiting: bool = False
    """Whether they wait outside, to be let in; they are not present then."""
    was_waiting: bool = False
    """Whether it is the waiting room alone that they left; where they were let in, that is told besides."""
    seat: str = ""
    """What tells them from others, from coming to going, where the service says so; never a name or an address."""
    role: MeetingRole | None = None
    """As what they are there, where the service says so."""


class MeetingChanged(Model):
    """A meeting began or ended, or somebody removed it in the service's own screens."""

    type: Literal["meeting"] = "meeting"
    meeting_ref: str = Field(min_length=1)
    """Which meeting."""
    phase: MeetingPhase
    """How far it has come."""


class ReferralChanged(Model):
    """A partner answered what was referred to it, or told what came of it."""

    type: Literal["referral"] = "referral"
    state: ReferralState
    """How the referral stands now."""


class CallChanged(Model):
    """A call began to ring, was answered, or ended."""

    type: Literal["call"] = "call"
    call: CallState
    """How the call stands."""


class CallRecorded(Model):
    """A recording of a call rests at the telephone system."""

    type: Literal["recorded"] = "recorded"
    recording: RecordingRef
    """Which one."""


class Opaque(Model):
    """Something that this plugin does not know. It is kept, shown as unsupported, and never lost."""

    type: Literal["opaque"] = "opaque"
    what: str
    """What the service calls it."""


EventBody = Annotated[
    MessageReceived
    | MessageRetracted
    | Followed
    | Unfollowed
    | Postback
    | IdentityLinked
    | DeliveryUpdated
    | PresenceChanged
    | MeetingChanged
    | ReferralChanged
    | CallChanged
    | CallRecorded
    | Opaque,
    Field(discriminator="type"),
]
"""What happened."""


class InboundEvent(Model):
    """One thing that happened, as the host stores it: once for each `event_id`, in order of `occurred_at`."""

    event_id: str = Field(min_length=1, max_length=512)
    """The service's own id of the event; else made of what never differs between two deliveries of it."""
    occurred_at: AwareDatetime
    """When it happened, as the service says."""
    conversation: ConversationKey
    """Which conversation it belongs to."""
    sender: ExternalIdentity | None = None
    """Who did it, where that is known."""
    body: EventBody
    """What happened."""
    reply: ReplyHandle | None = None
    """A right to answer, where the service gave one."""
    raw: dict[str, JsonValue]
    """The event as the service wrote it."""
    is_redelivery: bool = False
    """Whether the service says that it told this before."""
    is_actionable: bool = True
    """Whether the plugin may answer; not where another system has the conversation."""
