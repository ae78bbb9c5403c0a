"""Read a delivery that was written down."""

from collections.abc import Sequence
from datetime import datetime

import structlog
from django.db import DatabaseError, transaction

from mannaka_kit.crypto import UndecipherableError
from mannaka_sdk import InboundEvent, ParseError, TransientError
from tenants.deliveries.first_hearing import note_first_hearing
from tenants.deliveries.models import Delivery
from tenants.deliveries.parsing import events_of
from tenants.deliveries.passing_on import plan_passing_on
from tenants.deliveries.sealing import open_request
from tenants.deliveries.states import DeliveryStatus, Failure
from tenants.deliveries.storing import store_events
from tenants.plugins.calling import load
from tenants.plugins.errors import PluginNotFoundError
from tenants.plugins.models import Channel

log = structlog.get_logger(__name__)


@transaction.atomic
def read_delivery(*, delivery_id: int, at: datetime) -> None:
    """Write down what a delivery tells, or why it tells nothing; one that was read before stays as it is."""
    rows = Delivery.objects.select_for_update(of=("self",)).select_related("channel")
    delivery = rows.filter(pk=delivery_id, status=DeliveryStatus.STORED).first()
    if delivery is None:
        return
    if not delivery.tries:  # whoever gets it has had it when it is read once more
        plan_passing_on(delivery)
    delivery.tries += 1
    told = _told(delivery)
    if isinstance(told, Failure):
        delivery.status, delivery.failure = DeliveryStatus.UNREADABLE, told
    else:
        store_events(told, channel=delivery.channel, at=at, delivery=delivery)
        delivery.status, delivery.events_told, delivery.read_at = DeliveryStatus.READ, len(told), at
        note_first_hearing(delivery.channel, at=delivery.received_at)
    delivery.save(update_fields=["status", "failure", "tries", "events_told", "read_at"])


def _told(delivery: Delivery) -> Sequence[InboundEvent] | Failure:
    channel = delivery.channel
    try:
        request = open_request(delivery.sealed, key=delivery.key, received_at=delivery.received_at)
        loaded = load(channel)
    except UndecipherableError:
        return _noted(channel, Failure.SEAL_BROKEN)
    except PluginNotFoundError:
        return _noted(channel, Failure.PLUGIN_MISSING)
    except (DatabaseError, TransientError):
        raise
    except Exception as error:  # noqa: BLE001 - a vendor's code brings older settings along
        return _noted(channel, Failure.SETTINGS_WRONG, error=type(error).__qualname__)
    try:
        return events_of(loaded, request, delivery=delivery)
    except ParseError:
        return _noted(channel, Failure.NOT_READABLE)
    except TransientError:
        raise  # the plugin runs elsewhere, and its server is away: the task is done again later
    except Exception as error:  # noqa: BLE001 - whatever a vendor's code may raise
        return _noted(channel, Failure.PLUGIN_FAULT, error=type(error).__qualname__)


def _noted(channel: Channel, failure: Failure, **told: str) -> Failure:
    # Codes alone: what an exception says may hold a citizen's words.
    log.warning("delivery.unreadable", channel_id=channel.pk, plugin=channel.plugin_id, reason=failure.value, **told)
    return failure
