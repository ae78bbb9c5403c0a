"""
Handing a message to LINE, at most five bubbles at a time.

A push carries a key, so that a second try adds nothing; a reply has no key, costs nothing, and is good once within a
minute. So a reply is tried only with the host's handle, with the first attempt, and for what fits into one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Final
from uuid import UUID, uuid5

from integrations.channels.line import bodies, quotas
from integrations.channels.line.messages import LIMITS, Bubble, Plan, plan_of
from integrations.channels.line.refusals import data_of, error_of, is_ok, words_of
from integrations.channels.line.service import ask
from integrations.channels.line.settings import LineConfig, LineSecrets
from mannaka_sdk import (
    Choice,
    Context,
    HttpResponse,
    Outbound,
    PluginError,
    QuotaExceededError,
    RateLimitedError,
    SendResult,
    SendState,
    TransientError,
)

PUSH: Final = "/v2/bot/message/push"
REPLY: Final = "/v2/bot/message/reply"


@dataclass(frozen=True, slots=True)
class Batch:
    """What one call carries."""

    key: UUID
    bubbles: Sequence[Bubble]
    choices: Sequence[Choice]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What LINE said to one call."""

    ids: tuple[str, ...] = ()
    was_taken_before: bool = False
    cost: int = 0


async def send(ctx: Context[LineConfig, LineSecrets], message: Outbound) -> SendResult:
    """
    Hand a message to LINE.

    :raises PluginError: the one that tells the host what to do next.
    """
    batches = batches_of(message.id, plan_of(message))
    if len(batches) == 1 and (replied := await _reply(ctx, message, batches[0])):
        return _result([replied])
    return _result([await _push(ctx, message.to.id, batch) for batch in batches])


def batches_of(key: UUID, plan: Plan) -> list[Batch]:
    """Lay out the calls: the first has the message's own key, each further one a key made of it."""
    most = LIMITS.messages_per_send
    groups = [plan.bubbles[at : at + most] for at in range(0, len(plan.bubbles), most)]
    return [
        Batch(
            key=uuid5(key, str(number)) if number else key,
            bubbles=group,
            choices=plan.choices if number == len(groups) - 1 else (),
        )
        for number, group in enumerate(groups)
    ]


def _result(outcomes: Sequence[Outcome]) -> SendResult:
    is_duplicate = all(each.was_taken_before for each in outcomes)
    return SendResult(
        state=SendState.DUPLICATE if is_duplicate else SendState.ACCEPTED,
        provider_ids=tuple(each for outcome in outcomes for each in outcome.ids),
        cost_units=sum(each.cost for each in outcomes),
    )


async def _push(ctx: Context[LineConfig, LineSecrets], to: str, batch: Batch) -> Outcome:
    body = bodies.push_body(to, batch.bubbles, batch.choices)
    response = await ask(ctx, "POST", PUSH, body, headers={"x-line-retry-key": str(batch.key)})
    if response.status == HTTPStatus.CONFLICT:
        return Outcome(_ids(response), was_taken_before=True)
    if not is_ok(response):
        raise await _refusal(ctx, response)
    return Outcome(_ids(response), cost=1)


async def _refusal(ctx: Context[LineConfig, LineSecrets], response: HttpResponse) -> PluginError:
    """Tell haste from a quota that is used up: LINE says 429 to both."""
    error = error_of(response)
    is_too_much = isinstance(error, QuotaExceededError | RateLimitedError)
    if isinstance(error, QuotaExceededError) or (is_too_much and await quotas.is_used_up(ctx)):
        resets_at = quotas.next_month(ctx.clock.now())
        return QuotaExceededError("the messages of this month are used up", resets_at=resets_at)
    return error


async def _reply(ctx: Context[LineConfig, LineSecrets], message: Outbound, batch: Batch) -> Outcome | None:
    """Answer with the host's handle, if it has one that may still hold; nothing where LINE does not take it."""
    if message.reply is None or message.attempt > 1 or ctx.clock.now() >= message.reply.expires_at:
        return None
    body = bodies.reply_body(message.reply.token, batch.bubbles, batch.choices)
    response, was_tried_before = await _ask_twice(ctx, body)
    if is_ok(response):
        return Outcome(_ids(response))
    if not _is_spent(response):
        raise error_of(response)
    return Outcome(was_taken_before=True) if was_tried_before else None


async def _ask_twice(ctx: Context[LineConfig, LineSecrets], body: bytes) -> tuple[HttpResponse, bool]:
    """Ask again where no answer came: the handle is good for one use, so LINE says whether the first try was taken."""
    try:
        response = await ask(ctx, "POST", REPLY, body)
    except TransientError:
        response = None
    if response is not None and response.status < HTTPStatus.INTERNAL_SERVER_ERROR:
        return response, False
    return await ask(ctx, "POST", REPLY, body), True


def _is_spent(response: HttpResponse) -> bool:
    return response.status == HTTPStatus.BAD_REQUEST and "invalid reply token" in words_of(response)


def _ids(response: HttpResponse) -> tuple[str, ...]:
    sent: Any = data_of(response).get("sentMessages")
    return tuple(str(each.get("id", "")) for each in sent if isinstance(each, dict)) if isinstance(sent, list) else ()
