"""Channels: translation only."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from rest_framework.serializers import Serializer

from tenants.accounts.actor import Actor
from tenants.accounts.roles import Role
from tenants.api_tokens.doors import ActionView, Done, NothingToSay, RecordViewSet, Sending
from tenants.api_tokens.scopes import Scope
from tenants.plugins import selectors
from tenants.plugins.actions.accept_privacy_sheet import accept_privacy_sheet
from tenants.plugins.actions.add_channel import add_channel
from tenants.plugins.actions.configure_channel import configure_channel
from tenants.plugins.actions.pause_channel import pause_channel
from tenants.plugins.actions.remove_channel import remove_channel
from tenants.plugins.actions.rename_channel import rename_channel
from tenants.plugins.actions.renew_endpoint import renew_endpoint
from tenants.plugins.actions.resume_channel import resume_channel
from tenants.plugins.actions.switch_menu import switch_menu
from tenants.plugins.api import serializers
from tenants.plugins.api.showing import told_of_channel, told_of_one, told_of_plugin
from tenants.plugins.models import Channel

KEEPERS = frozenset({Role.ADMINISTRATOR})


class PluginViewSet(RecordViewSet):
    """What the city may set up."""

    reads, roles = Scope.ORGANISATION_READ, KEEPERS
    operations = {"retrieve": ("channel_plugins", _("設定できる連絡手段の種類と、個人情報の取扱い"))}
    answers = {"retrieve": serializers.PluginsSerializer}

    def record(self, actor: Actor, asked: Mapping[str, Any], **ids: int) -> dict[str, Any]:  # noqa: ARG002
        """Return the plugins."""
        return {"plugins": [told_of_plugin(manifest) for manifest in selectors.offers_for(actor)]}


class ChannelsViewSet(RecordViewSet, Sending):
    """The city's channels, and a new one."""

    reads, writes, roles = Scope.ORGANISATION_READ, Scope.ORGANISATION_WRITE, KEEPERS
    operations = {
        "retrieve": ("channels_list", _("連絡手段の一覧と、次にすること")),
        "create": ("channels_create", _("連絡手段を加える")),
    }
    answers = {"retrieve": serializers.ChannelsSerializer}
    body = serializers.NewChannelSerializer
    creates = True
    create = Sending.send

    def record(self, actor: Actor, asked: Mapping[str, Any], **ids: int) -> dict[str, Any]:  # noqa: ARG002
        """Return the channels."""
        return {"channels": [told_of_channel(line) for line in selectors.lines_for(actor)]}

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Add a channel."""
        return done(add_channel(actor=actor, at=at, **told))


class ChannelViewSet(RecordViewSet):
    """A channel."""

    reads, roles = Scope.ORGANISATION_READ, KEEPERS
    operations = {"retrieve": ("channels_retrieve", _("連絡手段を読む（鍵の値は出ない）"))}
    answers = {"retrieve": serializers.OneChannelSerializer}

    def record(self, actor: Actor, asked: Mapping[str, Any], **ids: int) -> dict[str, Any]:  # noqa: ARG002
        """Return a channel."""
        return told_of_one(selectors.line_of(selectors.channel_for(actor, ids["channel_id"])))


class ChannelActionView(ActionView):
    """Something that is done with a channel."""

    writes, roles = Scope.ORGANISATION_WRITE, KEEPERS
    body: ClassVar[type[Serializer[Any]]] = NothingToSay

    def channel(self, actor: Actor, ids: Mapping[str, int]) -> Channel:
        """Return the channel of the address.

        :raises ChannelNotFoundError: there is none.
        """
        return selectors.channel_for(actor, ids["channel_id"])


class AcceptView(ChannelActionView):
    """Agree to what flows where."""

    operations = {"post": ("channels_accept_sheet", _("個人情報の取扱いを、読んだ版について確認する"))}
    body = serializers.AcceptanceSerializer

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Agree."""
        channel = self.channel(actor, ids)
        return done(accept_privacy_sheet(channel=channel, seen=told["sheet_edition"], actor=actor, at=at))


class ConfigureView(ChannelActionView):
    """Give a channel settings and secrets."""

    operations = {"post": ("channels_configure", _("設定と鍵を入れる（省いた鍵はそのまま残る）"))}
    body = serializers.SettingsSerializer

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Keep them."""
        return done(configure_channel(channel=self.channel(actor, ids), actor=actor, at=at, **told))


class PauseView(ChannelActionView):
    """Let a channel rest."""

    operations = {"post": ("channels_pause", _("連絡手段を休止する（届いたものは捨てる）"))}

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Pause it."""
        return done(pause_channel(channel=self.channel(actor, ids), actor=actor, at=at))


class ResumeView(ChannelActionView):
    """Let a channel go on."""

    operations = {"post": ("channels_resume", _("休止した連絡手段を再開する"))}

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Resume it."""
        return done(resume_channel(channel=self.channel(actor, ids), actor=actor, at=at))


class RenewView(ChannelActionView):
    """Give a channel a new address."""

    operations = {"post": ("channels_renew_address", _("受信アドレスを作り直す（前のアドレスも24時間は受け取る）"))}

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Renew it."""
        return done(renew_endpoint(channel=self.channel(actor, ids), actor=actor, at=at))


class RenameView(ChannelActionView):
    """Call a channel something else."""

    operations = {"post": ("channels_rename", _("連絡手段の名前を変える（職員だけに見える）"))}
    body = serializers.NameSerializer

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Rename it."""
        return done(rename_channel(channel=self.channel(actor, ids), actor=actor, at=at, **told))


class MenuView(ChannelActionView):
    """Let the service show the city's menu, or not."""

    operations = {
        "post": ("channels_switch_menu", _("トーク画面のメニューを出すかどうかを決める（1分ほどで切り替わる）"))
    }
    body = serializers.MenuSerializer

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Switch it."""
        return done(switch_menu(channel=self.channel(actor, ids), actor=actor, at=at, **told))


class RemoveView(ChannelActionView):
    """Remove a channel."""

    operations = {"post": ("channels_remove", _("連絡手段を取り外す（鍵を消し、受信アドレスを止める）"))}

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Remove it."""
        removed = remove_channel(channel=self.channel(actor, ids), actor=actor, at=at)
        return Done(id=removed.pk, url=reverse("api:channels"))


def done(channel: Channel) -> Done:
    """Return what was made or changed."""
    return Done(id=channel.pk, url=reverse("api:channel", args=[channel.pk]))
