"""The audit as a Django app of every city."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AuditConfig(AppConfig):
    """Audit: a city's role may insert into these tables and read them, nothing else."""

    name = "mannaka_kit.audit"
    label = "audit"
    verbose_name = _("操作の記録")
    default_auto_field = "django.db.models.BigAutoField"
    append_only_tables = ["audit_entry", "audit_link", "audit_checkpoint"]
