"""What comes in by a city's channels, and what goes out: raw deliveries, their events, polling, sending."""

from django.apps import AppConfig


class DeliveriesConfig(AppConfig):
    """What comes in by a city's channels, and what goes out: raw deliveries, their events, polling, sending."""

    name = "tenants.deliveries"
    label = "deliveries"
