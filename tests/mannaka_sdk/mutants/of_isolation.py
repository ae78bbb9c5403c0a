"""Mutants that meddle with others, or tell what they should not."""

import asyncio
from typing import Any

from integrations.channels.echo.plugin import EchoChannel
from mannaka_sdk import HttpRequest, PluginError, ProbeReport, TransientError, Verdict
from tests.mannaka_sdk.mutants import breaks, differs

LAST: list[Any] = []

for _code, _folder in (
    ("isolation.imports-no-host", "imports_django"),
    ("isolation.imports-quietly", "starts_a_thread"),
    ("isolation.imports-quietly", "opens_a_connection"),
    ("isolation.reads-no-environment", "reads_the_environment"),
):
    differs(_code, __module__=f"tests.mannaka_sdk.mutants.{_folder}.plugin")


@breaks("isolation.keeps-nothing")
class Counts(EchoChannel):
    count = 0

    async def probe(self, ctx: Any) -> ProbeReport:
        type(self).count += 1
        return await super().probe(ctx)


@breaks("isolation.keeps-channels-apart")
class SharesAContext(EchoChannel):
    """The channel that comes first waits a little, and then uses the secrets of the one that came last."""

    async def send(self, ctx: Any, message: Any) -> Any:
        LAST[:] = [ctx.secrets]
        await asyncio.sleep(0)
        shared = type(ctx)(**{name: getattr(ctx, name) for name in ctx.__slots__} | {"secrets": LAST[0]})
        return await super().send(shared, message)


@breaks("isolation.tells-no-secret-in-errors")
class TellsItsTokenInErrors(EchoChannel):
    async def send(self, ctx: Any, message: Any) -> Any:
        try:
            return await super().send(ctx, message)
        except PluginError:
            raise TransientError(f"failed with {ctx.secrets.access_token.get_secret_value()}") from None


@breaks("isolation.tells-no-secret-in-errors")
class TellsTheTextInErrors(EchoChannel):
    async def send(self, ctx: Any, message: Any) -> Any:
        try:
            return await super().send(ctx, message)
        except PluginError:
            raise TransientError(f"failed to send {message.parts[0].text}") from None


@breaks("isolation.logs-nothing-private")
class LogsTheRecipient(EchoChannel):
    async def send(self, ctx: Any, message: Any) -> Any:
        ctx.log.info("echo.sending", to=message.to.id)
        return await super().send(ctx, message)


@breaks("isolation.shows-no-secret-in-results")
class TellsTheSecretInReasons(EchoChannel):
    def verify(self, ctx: Any, request: Any) -> Verdict:
        verdict = super().verify(ctx, request)
        reason = f"not signed with {ctx.secrets.signing_secret.get_secret_value()}"
        return verdict.model_copy(update={"reason": reason})


@breaks("isolation.keeps-no-secret-in-its-state")
class KeepsTheTokenInItsState(EchoChannel):
    async def send(self, ctx: Any, message: Any) -> Any:
        ctx.state.put("token", ctx.secrets.access_token.get_secret_value().encode())
        return await super().send(ctx, message)


@breaks("isolation.works-without-its-state")
class TrustsItsState(EchoChannel):
    async def send(self, ctx: Any, message: Any) -> Any:
        int((ctx.state.get("count") or b"0").decode())
        ctx.state.put("count", b"1")
        return await super().send(ctx, message)


@breaks("isolation.calls-only-its-hosts")
class CallsHome(EchoChannel):
    async def send(self, ctx: Any, message: Any) -> Any:
        try:
            await ctx.http.send(HttpRequest(method="GET", url="https://statistics.example.com/"))
        except PluginError:
            ctx.log.info("echo.statistics_refused")
        return await super().send(ctx, message)
