"""Pages on which administrators see what came in by a channel, and have read again what was not read."""

from datetime import timedelta
from typing import Any, Final

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from mannaka_kit import clock
from mannaka_kit.ui.links import NavLink
from mannaka_kit.ui.sending import press_button
from tenants.accounts.roles import Role
from tenants.accounts.web.access import StaffRequest, staff_view
from tenants.deliveries import selectors
from tenants.deliveries.actions.replay_delivery import replay_delivery
from tenants.deliveries.actions.replay_event import replay_event
from tenants.deliveries.models import Delivery
from tenants.deliveries.refusals import refusals_on
from tenants.deliveries.states import PUT_ASIDE, DeliveryStatus
from tenants.deliveries.wording import next_step, poll_failure
from tenants.plugins.models import Channel
from tenants.plugins.selectors import channel_for

_PER_PAGE: Final = 50
_MOST_DEAD: Final = 100
_TONES: Final = {
    DeliveryStatus.STORED.value: "neutral",
    DeliveryStatus.READ.value: "success",
    DeliveryStatus.UNREADABLE.value: "error",
    DeliveryStatus.QUARANTINED.value: "warning",
    DeliveryStatus.DROPPED.value: "neutral",
}
_DAYS: Final = timedelta(days=13)


@require_safe
@staff_view(Role.ADMINISTRATOR)
def deliveries(request: StaffRequest, channel_id: int) -> HttpResponse:
    """Show how many deliveries came in each day, which were not read and why, and the latest."""
    channel = channel_for(request.actor, channel_id)
    only_put_aside = request.GET.get("show") == "aside"
    found = selectors.deliveries_for(request.actor, channel, only_put_aside=only_put_aside)
    page = Paginator(found, _PER_PAGE).get_page(request.GET.get("page"))
    today = clock.today()
    values = {
        "channel": channel,
        "page": page,
        "rows": [_row(delivery) for delivery in page],
        "links": _links(channel, only_put_aside=only_put_aside),
        "days": selectors.days_for(request.actor, channel, since=today - _DAYS),
        "refused": [(day, refusals_on(channel, day)) for day in (today, today - timedelta(days=1))],
        "dead": selectors.dead_events_for(request.actor, channel)[:_MOST_DEAD],
        **_polled(request, channel),
    }
    return render(request, "deliveries/deliveries.html", values)


@require_POST
@staff_view(Role.ADMINISTRATOR)
def replay(request: StaffRequest, channel_id: int, delivery_id: int) -> HttpResponse:
    """Have a delivery read again."""
    delivery = selectors.delivery_for(request.actor, channel_for(request.actor, channel_id), delivery_id)
    return press_button(
        request,
        scope=f"delivery.replay.{delivery.pk}",
        act=lambda: replay_delivery(delivery_id=delivery.pk, actor=request.actor, at=clock.now()),
        location=_address(channel_id),
        done=gettext("もう一度読み取ります。少し待ってから、画面を読み込み直してください。"),
    )


@require_POST
@staff_view(Role.ADMINISTRATOR)
def replay_dead(request: StaffRequest, channel_id: int, event_id: int) -> HttpResponse:
    """Have an event taken into its conversation again."""
    event = selectors.event_for(request.actor, channel_for(request.actor, channel_id), event_id)
    return press_button(
        request,
        scope=f"received_event.replay.{event.pk}",
        act=lambda: replay_event(row_id=event.pk, actor=request.actor, at=clock.now()),
        location=_address(channel_id),
        done=gettext("もう一度会話に入れます。少し待ってから、画面を読み込み直してください。"),
    )


def _row(delivery: Delivery) -> dict[str, Any]:
    return {
        "delivery": delivery,
        "is_put_aside": delivery.status in PUT_ASIDE,
        "next_step": next_step(delivery.failure),
        "tone": _TONES[delivery.status],
    }


def _links(channel: Channel, *, only_put_aside: bool) -> list[NavLink]:
    address = _address(channel.pk)
    return [
        NavLink(label=gettext("すべて"), url=address, is_current=not only_put_aside),
        NavLink(label=gettext("読み取れなかったもの"), url=f"{address}?show=aside", is_current=only_put_aside),
    ]


def _polled(request: StaffRequest, channel: Channel) -> dict[str, Any]:
    mark = selectors.poll_mark_for(request.actor, channel)
    return {"poll_mark": mark, "poll_failure": poll_failure(mark.failure) if mark else ""}


def _address(channel_id: int) -> str:
    return reverse("deliveries:deliveries", args=[channel_id])
