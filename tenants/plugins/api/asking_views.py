"""Operations that ask a service: before the transaction, since a foreign server takes its time."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework.request import Request
from rest_framework.response import Response

from mannaka_sdk import ProbeReport
from tenants.accounts.actor import Actor
from tenants.api_tokens.doors import Done, actor_of
from tenants.plugins import selectors
from tenants.plugins.actions.check_health import check_health
from tenants.plugins.actions.probe_channel import probe_channel
from tenants.plugins.api import serializers
from tenants.plugins.api.views import ChannelActionView, done
from tenants.plugins.asking import HealthFound, ask_account, ask_health


class TrialView(ChannelActionView):
    """Try a channel's settings."""

    operations = {"post": ("channels_try", _("設定でつながるかを試し、つながれば先へ進む（市民には何も送らない）"))}
    body = serializers.TrialSerializer
    found: ProbeReport

    def send(self, request: Request, **ids: int) -> Response:
        """Ask the service, then write down what it said."""
        actor = actor_of(request)
        self.found = ask_account(actor, self.channel(actor, ids))
        return super().send(request, **ids)

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Bind the channel to what was found."""
        channel = self.channel(actor, ids)
        return done(probe_channel(channel=channel, report=self.found, actor=actor, at=at, **told))


class CheckView(ChannelActionView):
    """Ask now how a channel is."""

    operations = {"post": ("channels_check", _("いまつながりを確かめる（結果は連絡手段を読むと分かる）"))}
    found: HealthFound

    def send(self, request: Request, **ids: int) -> Response:
        """Ask the service, then write down what it said."""
        actor = actor_of(request)
        self.found = ask_health(actor, selectors.channel_for(actor, ids["channel_id"]))
        return super().send(request, **ids)

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Keep what was found."""
        channel = self.channel(actor, ids)
        return done(check_health(channel=channel, found=self.found, actor=actor, at=at))
