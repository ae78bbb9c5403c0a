"""The kind `call`: a telephone system tells who is calling."""

from collections.abc import Sequence
from typing import Protocol

from mannaka_sdk.calls import CallPop
from mannaka_sdk.context import ParseContext, VerifyContext
from mannaka_sdk.events import InboundEvent
from mannaka_sdk.plugin import ConfigT_contra, Plugin, SecretsT_contra
from mannaka_sdk.webhooks import RawRequest, Verdict


class CallSource(Plugin[ConfigT_contra, SecretsT_contra], Protocol[ConfigT_contra, SecretsT_contra]):
    """A telephone system that tells of calls."""

    def verify(self, ctx: VerifyContext[ConfigT_contra, SecretsT_contra], request: RawRequest) -> Verdict:
        """Decide whether a delivery is the telephone system's own; as in `MessagingChannel`."""
        ...

    def parse(self, ctx: ParseContext[ConfigT_contra], request: RawRequest) -> Sequence[InboundEvent]:
        """
        Read a delivery that was verified: `CallChanged` for calls, `CallRecorded` for recordings.

        All of one call is one conversation; no name of an event or a conversation holds a number.

        :raises ParseError: if nothing at all can be made out.
        """
        ...

    def pop_query(self, query: str) -> CallPop | None:
        """Read the query with which a telephone opens the screen; none where it tells of no call. Pure."""
        ...
