"""Channels as tests need them: echo, with its simulator behind the host's own way out."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from integrations.channels.echo.plugin import EchoChannel
from integrations.channels.echo.simulator import ACCOUNT, EchoSimulator
from mannaka_sdk import SecretModel
from tenants.accounts.actor import Actor
from tenants.plugins.actions.accept_privacy_sheet import accept_privacy_sheet
from tenants.plugins.actions.add_channel import add_channel
from tenants.plugins.actions.configure_channel import configure_channel
from tenants.plugins.actions.note_first_delivery import note_first_delivery
from tenants.plugins.actions.probe_channel import probe_channel
from tenants.plugins.asking import ask_account
from tenants.plugins.models import Channel
from tenants.plugins.sheets import edition_of
from tests.support.cases import AT
from tests.support.simulated import Simulated, simulated

ECHO = "jp.mannaka.echo"
HOST = "api.echo.example"
CONFIG = {"account_id": ACCOUNT}


def in_the_clear(secrets: SecretModel) -> dict[str, str]:
    """Return secrets as an administrator types them."""
    return {name: value.get_secret_value() for name, value in secrets if hasattr(value, "get_secret_value")}


SECRETS = in_the_clear(EchoSimulator().secrets())
OTHERS = in_the_clear(EchoSimulator().other_secrets())


@contextmanager
def echo_at_work() -> Iterator[Simulated]:
    """Serve Echo."""
    with simulated({HOST: EchoSimulator()}) as services:
        yield services


def a_draft(actor: Actor, *, label: str = "LINE", at: Any = AT) -> Channel:
    """Add a channel."""
    return add_channel(plugin_id=ECHO, label=label, actor=actor, at=at)


def an_accepted_one(actor: Actor, *, label: str = "LINE", at: Any = AT) -> Channel:
    """Add a channel, and agree to its sheet."""
    channel, seen = a_draft(actor, label=label, at=at), edition_of(EchoChannel.manifest)
    return accept_privacy_sheet(channel=channel, seen=seen, actor=actor, at=at)


def a_configured_one(actor: Actor, *, label: str = "LINE", at: Any = AT, **secrets: str) -> Channel:
    """Add a channel with settings and secrets."""
    channel = an_accepted_one(actor, label=label, at=at)
    return configure_channel(channel=channel, config=CONFIG, secrets=SECRETS | secrets, actor=actor, at=at)


def a_waiting_one(actor: Actor, *, label: str = "LINE", at: Any = AT) -> Channel:
    """Add a channel that waits for its first delivery; Echo must be served."""
    channel = a_configured_one(actor, label=label, at=at)
    return probe_channel(channel=channel, report=ask_account(actor, channel), actor=actor, at=at)


def a_channel(actor: Actor, *, label: str = "LINE", at: Any = AT) -> Channel:
    """Add a channel that is in use; Echo is served for as long as that takes."""
    with echo_at_work():
        channel = a_waiting_one(actor, label=label, at=at)
    note_first_delivery(channel=channel, at=at)
    channel.refresh_from_db()
    return channel
