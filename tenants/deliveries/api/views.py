"""Deliveries for programs of administrators: translation only."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tenants.accounts.actor import Actor
from tenants.accounts.roles import Role
from tenants.api_tokens.doors import ActionView, Done, ListViewSet, NothingToSay, Take
from tenants.api_tokens.scopes import Scope
from tenants.deliveries import selectors
from tenants.deliveries.actions.replay_delivery import replay_delivery
from tenants.deliveries.actions.replay_event import replay_event
from tenants.deliveries.api import serializers
from tenants.deliveries.models import Delivery, ReceivedEvent
from tenants.plugins.selectors import channel_for

KEEPERS: Final = frozenset({Role.ADMINISTRATOR})


class DeliveryViewSet(ListViewSet):
    """What came in by a channel."""

    reads, roles = Scope.ORGANISATION_READ, KEEPERS
    operations = {"list": ("deliveries_list", _("連絡手段に届いたものの一覧（内容は出ない）"))}
    filters = {"list": serializers.DeliveryFilters}
    answers = {"list": serializers.DeliverySerializer}

    def page(self, actor: Actor, asked: Mapping[str, Any], take: Take, **ids: int) -> list[Delivery]:
        """Return a page of deliveries.

        :raises ChannelNotFoundError: there is no such channel.
        """
        rows = selectors.deliveries_for(actor, channel_for(actor, ids["channel_id"]))
        return take(rows.filter(status=asked["status"]) if asked.get("status") else rows)


class ReplayDeliveryView(ActionView):
    """Have a delivery read again."""

    writes, roles = Scope.ORGANISATION_WRITE, KEEPERS
    operations = {"post": ("deliveries_replay", _("読み取れなかったものを、もう一度読み取る"))}
    body = NothingToSay

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Have it read again.

        :raises ChannelNotFoundError: there is no such channel.
        :raises DeliveryNotFoundError: there is no such delivery.
        """
        delivery = selectors.delivery_for(actor, channel_for(actor, ids["channel_id"]), ids["delivery_id"])
        replay_delivery(delivery_id=delivery.pk, actor=actor, at=at)
        return Done(id=delivery.pk, url=reverse("api:deliveries", args=[ids["channel_id"]]))


class DeadEventViewSet(ListViewSet):
    """What could not be taken into its conversation."""

    reads, roles = Scope.ORGANISATION_READ, KEEPERS
    operations = {"list": ("dead_events_list", _("会話に入れられなかったものの一覧（内容は出ない）"))}
    answers = {"list": serializers.DeadEventSerializer}

    def page(self, actor: Actor, asked: Mapping[str, Any], take: Take, **ids: int) -> list[ReceivedEvent]:  # noqa: ARG002
        """Return a page of events.

        :raises ChannelNotFoundError: there is no such channel.
        """
        return take(selectors.dead_events_for(actor, channel_for(actor, ids["channel_id"])))


class ReplayEventView(ActionView):
    """Have an event taken in again."""

    writes, roles = Scope.ORGANISATION_WRITE, KEEPERS
    operations = {"post": ("dead_events_replay", _("会話に入れられなかったものを、もう一度入れる"))}
    body = NothingToSay

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Have it taken in again.

        :raises ChannelNotFoundError: there is no such channel.
        :raises EventNotFoundError: there is no such event.
        """
        event = selectors.event_for(actor, channel_for(actor, ids["channel_id"]), ids["event_id"])
        replay_event(row_id=event.pk, actor=actor, at=at)
        return Done(id=event.pk, url=reverse("api:dead_events", args=[ids["channel_id"]]))
