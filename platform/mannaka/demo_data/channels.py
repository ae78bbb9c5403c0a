"""Channels of the demonstration, set up as an administrator does, with the city's account at a simulated service."""

from datetime import datetime

from mannaka_sdk import Manifest, ProbeReport, RemoteAccount
from mannaka_sdk.simulation import Simulator
from tenants.accounts.actor import Actor
from tenants.plugins.actions.accept_privacy_sheet import accept_privacy_sheet
from tenants.plugins.actions.add_channel import add_channel
from tenants.plugins.actions.configure_channel import configure_channel
from tenants.plugins.actions.note_first_delivery import note_first_delivery
from tenants.plugins.actions.probe_channel import probe_channel
from tenants.plugins.models import Channel
from tenants.plugins.sheets import edition_of


def connect(
    manifest: Manifest, service: Simulator, *, label: str, account_name: str, admin: Actor, at: datetime
) -> Channel:
    """Set a channel up that was heard already."""
    channel = add_channel(plugin_id=manifest.id, label=label, actor=admin, at=at)
    channel = accept_privacy_sheet(channel=channel, seen=edition_of(manifest), actor=admin, at=at)
    secrets = {name: value.get_secret_value() for name, value in service.secrets()}
    config = service.config().model_dump(mode="json")
    channel = configure_channel(channel=channel, config=config, secrets=secrets, actor=admin, at=at)
    report = ProbeReport(account=RemoteAccount(id=service.account, name=account_name))
    channel = probe_channel(channel=channel, report=report, actor=admin, at=at)
    note_first_delivery(channel=channel, at=at)
    return channel
