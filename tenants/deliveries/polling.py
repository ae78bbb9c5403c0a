"""Ask the services that do not call us; no transaction is open while one of them takes its time."""

import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any, Final

import structlog
from django.db import DatabaseError
from django.db.models import F, Q

from mannaka_kit import clock
from mannaka_sdk import AuthExpiredError, Context, Inbound, PluginError, PollPage
from tenants.deliveries.actions.begin_poll import EVERY, Turn, begin_poll
from tenants.deliveries.actions.end_poll import end_poll
from tenants.deliveries.actions.store_page import store_page
from tenants.deliveries.states import Failure
from tenants.plugins.actions.note_refusal import note_refusal
from tenants.plugins.calling import call
from tenants.plugins.catalogue import manifests
from tenants.plugins.errors import PluginNotFoundError
from tenants.plugins.models import Channel
from tenants.plugins.states import AT_WORK

log = structlog.get_logger(__name__)

AT_ONCE: Final = 50
MOST_PAGES: Final = 20
# Secrets that were refused are tried again now and then: a service may have been wrong, but locks who keeps knocking.
AFTER_REFUSAL: Final = timedelta(minutes=30)
# A task may take 300 seconds, and the last service its own time.
_SECONDS: Final = 200.0
_PAGE_SECONDS: Final = 60.0
_ASKED: Final = frozenset({Inbound.POLL, Inbound.BOTH})


def poll_due() -> int:
    """Ask for the current city's channels whose turn it is, as long as there is time, and return how many."""
    deadline, done = time.monotonic() + _SECONDS, 0
    for channel in _due(clock.now()):
        if time.monotonic() > deadline:
            break
        done += poll(channel)
    return done


def poll(channel: Channel, *, has_news: bool = False) -> bool:
    """Ask one channel's service for what happened; false where somebody else is at it, or was a moment ago."""
    turn = begin_poll(channel=channel, at=clock.now(), has_news=has_news)
    if turn is None:
        return False
    failure = _asked(channel, turn)
    end_poll(turn=turn, failure=failure, at=clock.now())
    return True


def _asked(channel: Channel, turn: Turn) -> str:
    """Write down page after page, and return the code of what stopped it."""
    try:
        for page in _pages(channel, turn):
            if not store_page(channel=channel, turn=turn, page=page, at=clock.now()):
                break
    except AuthExpiredError as error:
        note_refusal(channel=channel, at=clock.now())
        return error.kind.value
    except PluginError as error:
        return error.kind.value
    except PluginNotFoundError:
        return Failure.PLUGIN_MISSING.value
    except DatabaseError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever a vendor's code may raise; its class alone is told
        log.error("poll.failed", channel_id=channel.pk, plugin=channel.plugin_id, error=type(error).__qualname__)  # noqa: TRY400
        return Failure.PLUGIN_FAULT.value
    return ""


def _pages(channel: Channel, turn: Turn) -> Iterator[PollPage]:
    cursor = turn.cursor
    for _number in range(MOST_PAGES):
        page = PollPage.model_validate(_ask(channel, cursor))
        yield page
        cursor = page.cursor or cursor
        if not page.has_more:
            return


def _ask(channel: Channel, cursor: bytes | None) -> PollPage:
    async def ask(plugin: Any, ctx: Context[Any, Any]) -> PollPage:
        page: PollPage = await plugin.poll(ctx, cursor)
        return page

    return call(channel, ask, seconds=_PAGE_SECONDS)


def _due(at: datetime) -> list[Channel]:
    asking = [manifest.id for manifest in manifests() if manifest.inbound in _ASKED]
    rested = Q(poll_mark=None) | Q(poll_mark__polled_at=None) | Q(poll_mark__polled_at__lte=at - EVERY)
    welcome = Q(refused_at=None) | Q(poll_mark__polled_at__lte=at - AFTER_REFUSAL)
    free = Q(poll_mark=None) | Q(poll_mark__taken_until=None) | Q(poll_mark__taken_until__lt=at)
    channels = Channel.objects.filter(rested, welcome, free, plugin_id__in=asking, state__in=AT_WORK)
    return list(channels.order_by(F("poll_mark__polled_at").asc(nulls_first=True), "pk")[:AT_ONCE])
