"""
Wagtail's action log, mirrored into the city's audit in the same transaction.

Not a domain flow of ours: the log is a library's, and a receiver on its rows misses no way of writing them.
"""

from typing import Any

from django.db.models.signals import post_save
from wagtail.models import ModelLogEntry, PageLogEntry

from mannaka_kit import audit


def connect() -> None:
    """Listen to both of Wagtail's logs."""
    for model in (PageLogEntry, ModelLogEntry):
        post_save.connect(mirror, sender=model, dispatch_uid=f"audit-mirror-{model.__name__}")


def mirror(*, instance: Any, created: bool, **signal: Any) -> None:
    """
    Write the audit entry that belongs to a row of Wagtail's log.

    :raises NotInTransactionError: the change was made outside a transaction, so the two could come apart.
    """
    del signal
    if created:
        audit.record(
            f"cms.{instance.action}",
            actor=instance.user or audit.SYSTEM,
            target=instance,
            at=instance.timestamp,
            details={"object": _object(instance), "revision_id": instance.revision_id},
        )


def _object(entry: Any) -> str:
    kind = entry.content_type
    return f"{kind.app_label}.{kind.model}:{entry.object_id}" if kind else ""
