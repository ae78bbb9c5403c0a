"""The kind `partner`: matters are handed to partner organisations. What may be shared is decided by the host alone."""

from collections.abc import Sequence
from typing import Protocol
from uuid import UUID

from pydantic import AwareDatetime, Field

from mannaka_sdk.base import Model
from mannaka_sdk.context import Context, ParseContext, VerifyContext
from mannaka_sdk.events import InboundEvent
from mannaka_sdk.plugin import ConfigT_contra, Plugin, SecretsT_contra
from mannaka_sdk.referral_states import ReferralState
from mannaka_sdk.webhooks import RawRequest, Verdict


class ReferralField(Model):
    """One line of what the host lets go out."""

    label: str = Field(min_length=1)
    """What it is."""
    text: str
    """What it says."""


class ReferralOut(Model):
    """A matter for a partner: a copy of what consent and agreement let through, and nothing else."""

    id: UUID
    """The referral's own key. However often it is handed over, the partner gets it once."""
    partner: str = Field(min_length=1)
    """The partner as the service knows it."""
    purpose: str = Field(min_length=1)
    """What it is for."""
    fields: tuple[ReferralField, ...]
    """What goes out."""
    answer_by: AwareDatetime | None = None
    """Until when an answer is asked for."""


class PartnerGateway(Plugin[ConfigT_contra, SecretsT_contra], Protocol[ConfigT_contra, SecretsT_contra]):
    """A way to hand matters to partners. Every method raises a `PluginError` that tells what to do next."""

    async def refer(self, ctx: Context[ConfigT_contra, SecretsT_contra], referral: ReferralOut) -> ReferralState:
        """Hand a matter over, once for each `referral.id`."""
        ...

    async def state_of(self, ctx: Context[ConfigT_contra, SecretsT_contra], ref: str) -> ReferralState:
        """Tell how a referral stands; one that the service does not have is a `RecipientGoneError`."""
        ...

    async def revoke(self, ctx: Context[ConfigT_contra, SecretsT_contra], ref: str) -> ReferralState:
        """Take a referral back; to take back one that is gone is fine."""
        ...

    def verify(self, ctx: VerifyContext[ConfigT_contra, SecretsT_contra], request: RawRequest) -> Verdict:
        """Decide whether a delivery is the service's. Pure, under 50 ms, and without exceptions."""
        ...

    def parse(self, ctx: ParseContext[ConfigT_contra], request: RawRequest) -> Sequence[InboundEvent]:
        """
        Read what a delivery tells, as `ReferralChanged`; pure.

        :raises ParseError: if it cannot be read.
        """
        ...
