"""Mutants that mark nothing, or say that they did."""

from typing import Any

from integrations.channels.line.plugin import LineChannel
from mannaka_sdk import PluginError
from tests.mannaka_sdk.mutants import LINE, breaks


@breaks("marks.show-that-a-message-was-read", **LINE)
class MarksNothing(LineChannel):
    async def mark_read(self, ctx: Any, read_token: str) -> None:
        ctx.log.info("line.read", length=len(read_token))


@breaks("marks.tell-of-failure", **LINE)
class HidesTheFailure(LineChannel):
    async def mark_read(self, ctx: Any, read_token: str) -> None:
        try:
            await super().mark_read(ctx, read_token)
        except PluginError:
            return
