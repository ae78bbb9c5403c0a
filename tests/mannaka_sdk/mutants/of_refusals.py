"""Mutants that tell the host wrongly why a service for meetings refused."""

from collections.abc import Awaitable
from typing import Any

from integrations.meetings.echo.plugin import EchoMeetings
from integrations.meetings.zoom import meetings, service, tokens
from integrations.meetings.zoom.plugin import ZoomMeetings
from integrations.meetings.zoom.simulator import ZoomSimulator
from mannaka_sdk import (
    AccessLink,
    AuthExpiredError,
    ContentRejectedError,
    Meeting,
    MeetingState,
    PermanentError,
    PluginError,
    QuotaExceededError,
    RateLimitedError,
    TransientError,
)
from tests.mannaka_sdk.mutants import breaks
from tests.mannaka_sdk.mutants.of_meetings import MEETINGS


class Retells(EchoMeetings):
    """A plugin that changes each error that it raises."""

    def retold(self, error: PluginError) -> PluginError:
        return error

    async def tell(self, work: Awaitable[Any]) -> Any:
        try:
            return await work
        except PluginError as error:
            raise self.retold(error) from None

    async def create(self, ctx: Any, spec: Any) -> Meeting:
        return await self.tell(super().create(ctx, spec))

    async def update(self, ctx: Any, ref: Any, spec: Any) -> Meeting:
        return await self.tell(super().update(ctx, ref, spec))

    async def cancel(self, ctx: Any, ref: Any) -> None:
        await self.tell(super().cancel(ctx, ref))

    async def access(self, ctx: Any, ref: Any, **more: Any) -> AccessLink:
        return await self.tell(super().access(ctx, ref, **more))

    async def reconcile(self, ctx: Any, ref: Any) -> MeetingState:
        return await self.tell(super().reconcile(ctx, ref))


@breaks("refusals.knows-haste", **MEETINGS)
class ForgetsTheWait(Retells):
    def retold(self, error: PluginError) -> PluginError:
        return RateLimitedError("wait") if isinstance(error, RateLimitedError) else error


@breaks("refusals.knows-a-full-day", **MEETINGS)
class TriesAFullDay(Retells):
    def retold(self, error: PluginError) -> PluginError:
        return TransientError("full") if isinstance(error, QuotaExceededError) else error


@breaks("refusals.knows-dead-secrets", **MEETINGS)
class TriesDeadSecrets(Retells):
    def retold(self, error: PluginError) -> PluginError:
        return TransientError("refused") if isinstance(error, AuthExpiredError) else error


@breaks("refusals.knows-an-ill-service", **MEETINGS)
class GivesUp(Retells):
    def retold(self, error: PluginError) -> PluginError:
        return PermanentError("ill") if type(error) is TransientError else error


@breaks("refusals.knows-what-never-works", **MEETINGS)
class TakesRefusedForNever(Retells):
    def retold(self, error: PluginError) -> PluginError:
        return PermanentError("refused") if isinstance(error, ContentRejectedError) else error


@breaks("refusals.renews-a-token-once", **MEETINGS)
class KnocksOn(EchoMeetings):
    async def reconcile(self, ctx: Any, ref: Any) -> MeetingState:
        for _ in range(9):
            try:
                return await super().reconcile(ctx, ref)
            except AuthExpiredError:
                continue
        return await super().reconcile(ctx, ref)


@breaks("refusals.renews-a-token-once", simulator=ZoomSimulator)
class TrustsItsToken(ZoomMeetings):
    async def update(self, ctx: Any, ref: Any, spec: Any) -> Meeting:
        if kept := tokens.kept_token(ctx):
            path, asked = service.path_of("meetings", ref.id), meetings._asked(spec)
            if not service.is_ok(response := await service._send(ctx, "PATCH", path, asked, token=kept.value)):
                raise service.error_of(response)
        return await super().update(ctx, ref, spec)
