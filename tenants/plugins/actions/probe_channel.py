"""Write down where a channel's settings lead, and let it begin."""

from datetime import datetime

from django.db import transaction

from mannaka_kit import audit
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from mannaka_sdk import Manifest, ProbeReport, RemoteAccount
from tenants.accounts.actor import Actor
from tenants.plugins.catalogue import plugin_of
from tenants.plugins.errors import AnotherAccountError, NotConfiguredError, SheetNotAcceptedError
from tenants.plugins.events import ChannelChanged
from tenants.plugins.health_keeping import keep_health_of_probe
from tenants.plugins.hearing import hears
from tenants.plugins.locks import locked_channel
from tenants.plugins.models import Channel
from tenants.plugins.policies import can_keep_channels
from tenants.plugins.sheets import frozen_sheet, needs_acceptance, told_of
from tenants.plugins.states import ChannelState

_ID, _NAME = 512, 200


@transaction.atomic
def probe_channel(
    *, channel: Channel, report: ProbeReport, actor: Actor, at: datetime, accepted_account_id: str = ""
) -> Channel:
    """
    Bind a channel to the account that `asking.ask_account` found; a new one begins to work, or waits for its first
    delivery where it hears of any. Another account than the one before needs the administrator's word, which agrees
    to the sheet anew.

    :raises NotAllowedError: the actor is no administrator.
    :raises ChannelNotFoundError: it was removed.
    :raises PluginNotFoundError: its plugin cannot be used.
    :raises SheetNotAcceptedError: nobody agreed to what flows where.
    :raises NotConfiguredError: it has no settings.
    :raises AnotherAccountError: the settings lead elsewhere than before, and nobody agreed to that.
    """
    require(can_keep_channels(actor))
    locked = locked_channel(channel)
    manifest = plugin_of(locked.plugin_id).manifest
    _require_ready(locked, manifest)
    keep_health_of_probe(locked, report, at=at)
    if report.is_ok and report.account is not None:
        if _bind(locked, report.account, accepted_account_id):
            locked.sheet = frozen_sheet(manifest)
            locked.sheet_accepted_at, locked.sheet_accepted_by_id = at, actor.user_id
            audit.record("channel.sheet_accepted", actor=actor, target=locked, at=at, details=told_of(manifest))
        _begin(locked, manifest)
    locked.save()
    audit.record("channel.probed", actor=actor, target=locked, at=at, details=_told(report))
    events.record(ChannelChanged(channel_id=locked.pk))
    return locked


def _require_ready(channel: Channel, manifest: Manifest) -> None:
    if needs_acceptance(channel, manifest):
        raise SheetNotAcceptedError
    if channel.configured_at is None:
        raise NotConfiguredError


def _bind(channel: Channel, account: RemoteAccount, accepted: str) -> bool:
    """Bind the channel to an account, and tell whether it was bound to another one before."""
    is_another = channel.account_id not in {"", account.id[:_ID]}
    if is_another and accepted != account.id:
        raise AnotherAccountError
    channel.account_id, channel.account_name = account.id[:_ID], account.name[:_NAME]
    channel.refused_at = None
    if is_another:
        channel.menu_shown, channel.menu_shown_at = "", None  # the other account shows none of ours
    return is_another


def _begin(channel: Channel, manifest: Manifest) -> None:
    """Let it work at once, or wait until it is heard: it may be new, or its settings may let it hear from now on."""
    if channel.state == ChannelState.PAUSED:
        return
    is_unheard = channel.heard_at is None or channel.state == ChannelState.WAITING
    waits = hears(manifest, channel.config) and is_unheard
    channel.state = ChannelState.WAITING if waits else ChannelState.ACTIVE


def _told(report: ProbeReport) -> dict[str, bool | list[str]]:
    return {"worked": report.is_ok, "problems": [each.code.value for each in report.problems]}
