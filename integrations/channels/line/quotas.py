"""How many messages the account may still send this month."""

from datetime import datetime, timedelta, timezone
from typing import Final

from integrations.channels.line.service import call
from integrations.channels.line.settings import LineConfig, LineSecrets
from mannaka_sdk import Context, PluginError, Quota

JAPAN: Final = timezone(timedelta(hours=9))
_LONGER_THAN_A_MONTH: Final = timedelta(days=32)


async def quota(ctx: Context[LineConfig, LineSecrets]) -> Quota:
    """
    Tell how many messages were sent this month, and how many may be.

    :raises PluginError: the one that tells the host what to do next.
    """
    allowed = await call(ctx, "GET", "/v2/bot/message/quota")
    sent = await call(ctx, "GET", "/v2/bot/message/quota/consumption")
    limit = allowed.get("value") if allowed.get("type") == "limited" else None
    return Quota(
        used=max(_whole(sent.get("totalUsage")), 0),
        limit=None if limit is None else max(_whole(limit), 0),
        resets_at=next_month(ctx.clock.now()),
    )


async def is_used_up(ctx: Context[LineConfig, LineSecrets]) -> bool:
    """Tell whether the month's messages are sent; where LINE does not tell, they are not."""
    try:
        found = await quota(ctx)
    except PluginError:
        return False
    return found.limit is not None and found.used >= found.limit


def next_month(now: datetime) -> datetime:
    """Return when the count begins anew: the first of the next month in Japan."""
    first = now.astimezone(JAPAN).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    return (first + _LONGER_THAN_A_MONTH).replace(day=1)


def _whole(value: object) -> int:
    return value if isinstance(value, int) else 0
