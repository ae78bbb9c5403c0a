"""Idempotency keys as a Django app of every city."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IdempotencyConfig(AppConfig):
    """Idempotency keys."""

    name = "mannaka_kit.idempotency"
    label = "idempotency"
    verbose_name = _("二重送信の防止")
    default_auto_field = "django.db.models.BigAutoField"
