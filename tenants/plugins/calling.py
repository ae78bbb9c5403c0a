"""
How a plugin is called: everything it needs is loaded before, what it remembers is saved after.

One `asyncio.run` for each call, and no database within it.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final, TypeVar

import structlog
from django.conf import settings
from django.db import connections

from mannaka_kit import clock
from mannaka_sdk import (
    ConfigModel,
    Context,
    ParseContext,
    PermanentError,
    Plugin,
    SecretModel,
    TransientError,
    VerifyContext,
)
from mannaka_tenancy import require_current
from tenants.municipalities.selectors import is_demo
from tenants.plugins.catalogue import plugin_of
from tenants.plugins.egress import egress_to
from tenants.plugins.lines import lines_for
from tenants.plugins.memory import LoadedMemory, load_memory, save_memory
from tenants.plugins.models import Channel, ChannelSecret
from tenants.plugins.reaching import hosts_for
from tenants.plugins.sealing import open_secret
from tenants.plugins.states import Slot

Found = TypeVar("Found")
# How long a secret that was replaced still verifies: until then its service may still sign with it.
OVERLAP: Final = timedelta(hours=24)
# Seconds for signing in before somebody waits, and for hanging up after.
_AROUND: Final = 60.0


class KitClock:
    """The product's clock, as the SDK asks for it."""

    def now(self) -> datetime:
        """Return the time, with its zone."""
        return clock.now()


@dataclass(frozen=True, slots=True)
class PluginLog:
    """The product's log, with the plugin's name in every line."""

    plugin_id: str

    def info(self, event: str, **values: str | int | bool) -> None:
        """Note what happened."""
        structlog.get_logger("plugins").info("plugin.noted", plugin=self.plugin_id, what=event, **values)

    def warning(self, event: str, **values: str | int | bool) -> None:
        """Note what somebody should look at."""
        structlog.get_logger("plugins").warning("plugin.warned", plugin=self.plugin_id, what=event, **values)


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """A plugin with a channel's settings and secrets."""

    plugin: Plugin[Any, Any]
    config: ConfigModel
    secrets: SecretModel


def load(channel: Channel, *, slot: str = Slot.CURRENT) -> Loaded:
    """
    Return a channel's plugin, settings and secrets; of the previous slot, those that were not replaced are the current.

    :raises PluginNotFoundError: if the plugin is not installed any more.
    :raises ValidationError: if the settings do not fit the plugin (pydantic's).
    :raises UndecipherableError: if a secret was altered, or belongs elsewhere.
    """
    plugin = plugin_of(channel.plugin_id)
    config = plugin.migrate_config(channel.config_version, channel.config)
    return Loaded(
        plugin=plugin,
        config=plugin.config_model.model_validate(config),
        secrets=plugin.secret_model.model_validate(secrets_of(channel, slot=slot)),
    )


def secrets_of(channel: Channel, *, slot: str = Slot.CURRENT) -> dict[str, str]:
    """
    Return a channel's secrets by name, in the clear: for a plugin's call, and for nothing else.

    A secret that was replaced is the previous one for a day, and then none any more.

    :raises UndecipherableError: if one was altered, or belongs elsewhere.
    """
    rows = sorted(ChannelSecret.objects.filter(channel=channel), key=lambda row: row.slot == slot)  # the slot's last
    since = clock.now() - OVERLAP
    good = [row for row in rows if row.slot == Slot.CURRENT or (row.slot == slot and row.set_at > since)]
    chosen = {row.name: row for row in good}
    return {
        name: open_secret(row.sealed, channel=channel, name=name, slot=row.slot) for name, row in sorted(chosen.items())
    }


def call(
    channel: Channel, work: Callable[[Any, Context[Any, Any]], Awaitable[Found]], *, seconds: float | None = None
) -> Found:
    """
    Call a plugin's coroutine: `call(channel, lambda plugin, ctx: plugin.probe(ctx))`.

    :raises PluginError: what the plugin foresees; TransientError where the seconds are over.
    :raises PluginNotFoundError: if the plugin is not installed any more.
    """
    return call_loaded(channel, load(channel), work, seconds=seconds)


def call_loaded(
    channel: Channel,
    loaded: Loaded,
    work: Callable[[Any, Context[Any, Any]], Awaitable[Found]],
    *,
    seconds: float | None = None,
) -> Found:
    """
    Call a plugin's coroutine with settings that need not be the channel's yet.

    :raises PluginError: what the plugin foresees; TransientError where the seconds are over.
    """
    require_real_service()
    memory = load_memory(channel)
    try:
        return _run(channel, loaded, memory, work, seconds=seconds)
    finally:
        save_memory(channel, memory)


def wait_for(channel: Channel, loaded: Loaded, within_s: float) -> bool:
    """
    Let a plugin wait for news, with nothing remembered: the database is not asked meanwhile.

    :raises PluginError: what the plugin foresees; TransientError where the seconds are over by far.
    """
    require_real_service()
    close_sessions()

    async def wait(plugin: Any, ctx: Context[Any, Any]) -> bool:
        is_news: bool = await plugin.wait_for_news(ctx, within_s)
        return is_news

    return _run(channel, loaded, LoadedMemory(), wait, seconds=within_s + _AROUND)


def close_sessions() -> None:
    """Give the sessions of the database back, before something that takes minutes."""
    for connection in connections.all(initialized_only=True):
        if not connection.in_atomic_block:
            connection.close()


def _run(
    channel: Channel,
    loaded: Loaded,
    memory: LoadedMemory,
    work: Callable[[Any, Context[Any, Any]], Awaitable[Found]],
    *,
    seconds: float | None,
) -> Found:
    async def run() -> Found:
        async with egress_to(hosts_for(loaded.plugin.manifest, loaded.config)) as http:
            ctx = Context(
                config=loaded.config,
                secrets=loaded.secrets,
                http=http,
                clock=KitClock(),
                state=memory,
                log=PluginLog(channel.plugin_id),
                lines=lines_for(loaded.plugin.manifest, loaded.config),
            )
            return await asyncio.wait_for(work(loaded.plugin, ctx), seconds)

    try:
        return asyncio.run(run())
    except TimeoutError as error:
        raise TransientError("the plugin took too long") from error


def require_real_service() -> None:
    """
    Let nobody real talk to a simulator: a city may have been opened since this process started.

    :raises PermanentError: if a simulator answers, and the city is no demonstration.
    """
    if settings.MANNAKA_SIMULATOR_URL and not is_demo(require_current()):
        raise PermanentError("a simulator answers here, and this city is no demonstration")


def verify_context(loaded: Loaded, *, at: datetime) -> VerifyContext[Any, Any]:
    """Return what a plugin's `verify` gets."""
    return VerifyContext(config=loaded.config, secrets=loaded.secrets, now=at)


def parse_context(loaded: Loaded, *, at: datetime) -> ParseContext[Any]:
    """Return what a plugin's `parse` gets."""
    return ParseContext(config=loaded.config, now=at)
