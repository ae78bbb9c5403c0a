"""The kind `meeting`: people meet by video."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Protocol
from uuid import UUID

from pydantic import AwareDatetime, Field, HttpUrl

from mannaka_sdk.base import Model
from mannaka_sdk.context import Context, ParseContext, VerifyContext
from mannaka_sdk.events import InboundEvent
from mannaka_sdk.meeting_states import MeetingPhase, MeetingRole
from mannaka_sdk.plugin import ConfigT_contra, Plugin, SecretsT_contra
from mannaka_sdk.webhooks import RawRequest, Verdict


class MeetingSpec(Model):
    """A meeting that the city wants."""

    id: UUID
    """The meeting's own key. However often it is asked for, there is one."""
    topic: str = Field(min_length=1, max_length=200)
    """What the service shows: never a name, never the matter. The host makes it."""
    starts_at: AwareDatetime
    """When it begins."""
    lasts: timedelta = Field(gt=timedelta(0))
    """How long it lasts."""
    has_lobby: bool = True
    """Whether guests wait until somebody lets them in."""
    host: str = ""
    """Who leads it, of those whom the setting `Manifest.hosts_in` names; empty where the manifest names no such one."""


class MeetingRef(Model):
    """A meeting as the service knows it."""

    id: str = Field(min_length=1)
    """The service's own identifier."""


class Meeting(Model):
    """A meeting that there is."""

    ref: MeetingRef
    """What the service calls it."""
    starts_at: AwareDatetime
    """When it begins."""
    lasts: timedelta
    """How long it lasts."""


class Attendee(Model):
    """Somebody who enters."""

    display_name: str = Field(min_length=1)
    """What the others see: a booking code, never a citizen's name."""


class AccessLink(Model):
    """A way in for one person. It is made when it is needed and never stored."""

    url: HttpUrl = Field(repr=False)
    """Where to enter."""
    expires_at: AwareDatetime | None = None
    """When it ends, where it does."""


class MeetingState(Model):
    """How a meeting stands at the service."""

    phase: MeetingPhase
    """How far it has come."""
    meeting: Meeting | None = None
    """The meeting as the service has it; none where it is gone, and where the service keeps no meetings."""


class MeetingProvider(Plugin[ConfigT_contra, SecretsT_contra], Protocol[ConfigT_contra, SecretsT_contra]):
    """A service where people meet by video. Every method raises a `PluginError` that tells what to do next."""

    async def create(self, ctx: Context[ConfigT_contra, SecretsT_contra], spec: MeetingSpec) -> Meeting:
        """Make a meeting, once for each `spec.id`, also where the answer to an earlier try was lost."""
        ...

    async def update(
        self, ctx: Context[ConfigT_contra, SecretsT_contra], ref: MeetingRef, spec: MeetingSpec
    ) -> Meeting:
        """
        Move or change a meeting. Who leads it stays: for another one, cancel it and make it anew.

        :raises RecipientGoneError: if it is gone, where the service can tell.
        """
        ...

    async def cancel(self, ctx: Context[ConfigT_contra, SecretsT_contra], ref: MeetingRef) -> None:
        """Remove a meeting; to remove one that is gone is fine."""
        ...

    async def access(
        self,
        ctx: Context[ConfigT_contra, SecretsT_contra],
        ref: MeetingRef,
        *,
        who: Attendee,
        role: MeetingRole,
        lasts: timedelta,
    ) -> AccessLink:
        """
        Make a way in for one person, and ask for it in time: a service may let it end earlier than after `lasts`.

        :raises RecipientGoneError: if the meeting is gone, where the service can tell.
        """
        ...

    async def reconcile(self, ctx: Context[ConfigT_contra, SecretsT_contra], ref: MeetingRef) -> MeetingState:
        """Tell how a meeting stands at the service."""
        ...

    def verify(self, ctx: VerifyContext[ConfigT_contra, SecretsT_contra], request: RawRequest) -> Verdict:
        """Decide whether a delivery is the service's own; as in `MessagingChannel`."""
        ...

    def parse(self, ctx: ParseContext[ConfigT_contra], request: RawRequest) -> Sequence[InboundEvent]:
        """Read a delivery that was verified; as in `MessagingChannel`."""
        ...
