"""The outbox as a Django app of the `bus` schema."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class OutboxConfig(AppConfig):
    """Outbox: a city's role may add rows and finish its own, nothing else; the relay's login sees all."""

    name = "mannaka_kit.outbox"
    label = "outbox"
    verbose_name = _("送信待ちの仕事")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Meet the subscribers and the bells of every app: an event finds them in web processes and workers alike."""
        autodiscover_modules("subscribers", "announcements")
