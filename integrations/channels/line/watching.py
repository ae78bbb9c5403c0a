"""How the channel is: do the settings work, and does LINE reach us?"""

import asyncio
from datetime import timedelta
from typing import Any, Final

from pydantic import AwareDatetime, BaseModel, ValidationError

from integrations.channels.line.probing import NO_ANSWER, probe
from integrations.channels.line.service import call
from integrations.channels.line.settings import LineConfig, LineSecrets, Mode
from mannaka_sdk import (
    Context,
    HealthReport,
    HealthState,
    LocalizedText,
    PluginError,
    ProbeProblem,
    ProbeProblemCode,
    RecipientGoneError,
)

MOST_S: Final = 4.0
KEY: Final = "webhook"
KEPT_FOR: Final = timedelta(minutes=10)
"""LINE has its own test of the webhook, which may be asked for sixty times an hour."""

SWITCHED_OFF: Final = ProbeProblem(
    code=ProbeProblemCode.WRONG_SETTING,
    message=LocalizedText(
        ja="LINE側でWebhookが設定されていないか、止まっています。LINE Developersコンソールの「Messaging API設定」で"
        "WebhookのURLを入れ、「Webhookの利用」をオンにしてください。",
        en="No webhook is set at LINE, or it is switched off. Enter the webhook URL on the tab “Messaging API” of the "
        "LINE Developers Console and switch “Use webhook” on.",
    ),
)
NOT_REACHED: Final = ProbeProblem(
    code=ProbeProblemCode.WRONG_SETTING,
    message=LocalizedText(
        ja="LINEからWebhookのURLに届きませんでした。URLを写し直し、「検証」を押してください。",
        en="LINE did not reach the webhook URL. Copy it anew and press “Verify”.",
    ),
)


class Tested(BaseModel):
    """What LINE's own test of the webhook found, and when."""

    at: AwareDatetime
    was_reached: bool


async def health(ctx: Context[LineConfig, LineSecrets]) -> HealthReport:
    """Tell how the channel is, within five seconds."""
    try:
        async with asyncio.timeout(MOST_S):
            return await _look(ctx)
    except (TimeoutError, PluginError):
        return HealthReport(state=HealthState.FAILING, problems=(NO_ANSWER,))


async def _look(ctx: Context[LineConfig, LineSecrets]) -> HealthReport:
    if problems := (await probe(ctx)).problems:
        return HealthReport(state=HealthState.FAILING, problems=problems)
    if ctx.config.mode in {Mode.DIRECT, Mode.HUB} and (problem := await _problem_of_webhook(ctx)):
        return HealthReport(state=HealthState.DEGRADED, problems=(problem,))
    return HealthReport(state=HealthState.WORKING)


async def _problem_of_webhook(ctx: Context[LineConfig, LineSecrets]) -> ProbeProblem | None:
    """Ask LINE whether it calls us, and have it try: with a delivery without events, which reaches nobody."""
    if not (await _endpoint(ctx)).get("active"):
        return SWITCHED_OFF
    return None if await _is_reached(ctx) else NOT_REACHED


async def _endpoint(ctx: Context[LineConfig, LineSecrets]) -> dict[str, Any]:
    """Return the webhook that is set at LINE; where none is, LINE says 404."""
    try:
        return await call(ctx, "GET", "/v2/bot/channel/webhook/endpoint")
    except RecipientGoneError:
        return {}


async def _is_reached(ctx: Context[LineConfig, LineSecrets]) -> bool:
    now = ctx.clock.now()
    try:
        last = Tested.model_validate_json(ctx.state.get(KEY) or b"")
    except ValidationError:
        last = None
    if last is None or not timedelta(0) <= now - last.at < KEPT_FOR:
        found = await call(ctx, "POST", "/v2/bot/channel/webhook/test", {})
        last = Tested(at=now, was_reached=found.get("success") is True)
        ctx.state.put(KEY, last.model_dump_json().encode())
    return last.was_reached
