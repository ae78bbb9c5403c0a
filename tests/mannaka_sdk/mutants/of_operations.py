"""Mutants that leave an administrator alone, or break on strange days."""
# ruff: noqa: ARG002 - a broken method leaves out what it should look at

import asyncio
import inspect
import time
from datetime import timedelta
from typing import Any

from integrations.channels.echo.plugin import EchoChannel
from mannaka_sdk import (
    ConfigProblem,
    ConfigProblemCode,
    ErasureReport,
    HealthReport,
    HealthState,
    HttpRequest,
    LocalizedText,
    PluginError,
    ProbeProblem,
    ProbeProblemCode,
    ProbeReport,
    RemoteAccount,
    TransientError,
)
from mannaka_sdk.testing.bench import message
from tests.mannaka_sdk.mutants import breaks

WORDS = LocalizedText(ja="だめです", en="No")
TASKS: set[asyncio.Task[None]] = set()


@breaks("operations.accepts-good-settings")
class IsNeverContent(EchoChannel):
    def validate_config(self, config: Any, secrets: Any) -> Any:
        return (ConfigProblem(field="account_id", code=ConfigProblemCode.INVALID, message=WORDS),)


@breaks("operations.validates-without-the-network")
class ValidatesByCalling(EchoChannel):
    def __new__(cls) -> Any:
        plugin = super().__new__(cls)
        plugin.bench = inspect.stack()[1].frame.f_locals.get("self")  # type: ignore[attr-defined]  # that is what is broken
        return plugin

    def validate_config(self, config: Any, secrets: Any) -> Any:
        request = HttpRequest(method="GET", url="https://api.echo.example/v1/account")
        self.bench.wire.journal.append(request)  # type: ignore[attr-defined]  # that is what is broken
        return ()


@breaks("operations.probe-names-the-account")
class FindsAnotherAccount(EchoChannel):
    async def probe(self, ctx: Any) -> ProbeReport:
        return ProbeReport(account=RemoteAccount(id="acc_other", name="他市"))


@breaks("operations.probe-writes-to-nobody")
class ProbesByWriting(EchoChannel):
    async def probe(self, ctx: Any) -> ProbeReport:
        await self.send(ctx, message("試し"))
        return await super().probe(ctx)


@breaks("operations.probe-knows-wrong-secrets")
@breaks("operations.probe-knows-missing-scopes")
@breaks("operations.health-tells-what-fails")
class IsAlwaysContent(EchoChannel):
    async def probe(self, ctx: Any) -> ProbeReport:
        return ProbeReport(account=RemoteAccount(id=ctx.config.account_id, name="市"))


@breaks("operations.probe-knows-an-absent-service")
class BlamesTheSecrets(EchoChannel):
    async def probe(self, ctx: Any) -> ProbeReport:
        report = await super().probe(ctx)
        wrong = ProbeProblem(code=ProbeProblemCode.WRONG_CREDENTIALS, message=WORDS)
        return report if report.is_ok else ProbeReport(problems=(wrong,))


@breaks("operations.health-is-good-when-it-works")
class AlwaysFeelsIll(EchoChannel):
    async def health(self, ctx: Any) -> HealthReport:
        return HealthReport(state=HealthState.DEGRADED)


@breaks("operations.health-is-quick")
class TakesItsTime(EchoChannel):
    async def health(self, ctx: Any) -> HealthReport:
        time.sleep(5.1)
        return await super().health(ctx)


@breaks("operations.migrates-older-settings")
class LeavesOldSettings(EchoChannel):
    def migrate_config(self, from_version: int, data: Any) -> Any:
        return dict(data)


@breaks("operations.keeps-settings-of-today")
class ChangesSettingsOfToday(EchoChannel):
    def migrate_config(self, from_version: int, data: Any) -> Any:
        return {**super().migrate_config(from_version, data), "extra": 1}


@breaks("operations.refuses-settings-of-tomorrow")
class TakesAnySettings(EchoChannel):
    def migrate_config(self, from_version: int, data: Any) -> Any:
        return dict(data)


@breaks("operations.erases")
class ErasesNothing(EchoChannel):
    async def erase(self, ctx: Any, who: Any) -> ErasureReport:
        return ErasureReport(erased=False, remains=WORDS)


@breaks("operations.erase-tells-of-failure")
class ErasesInWords(EchoChannel):
    async def erase(self, ctx: Any, who: Any) -> ErasureReport:
        try:
            return await super().erase(ctx, who)
        except PluginError:
            return ErasureReport(erased=True)


@breaks("operations.stands-a-jumping-clock")
class TrustsTheClock(EchoChannel):
    async def send(self, ctx: Any, message: Any) -> Any:
        before = float(ctx.state.get("last") or 0)
        if ctx.clock.now().timestamp() < before - timedelta(hours=1).total_seconds():
            raise TransientError("it is earlier than before")
        ctx.state.put("last", str(ctx.clock.now().timestamp()).encode())
        return await super().send(ctx, message)


@breaks("operations.leaves-no-task-behind")
class SendsOnTheSide(EchoChannel):
    async def send(self, ctx: Any, message: Any) -> Any:
        TASKS.add(asyncio.create_task(asyncio.sleep(60)))
        return await super().send(ctx, message)
