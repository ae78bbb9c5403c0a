"""Filters on attachments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

from case_core.attachments.states import Standing

if TYPE_CHECKING:
    from case_core.attachments.models import Attachment  # noqa: F401 - named in the base class's type


class AttachmentQuerySet(models.QuerySet["Attachment"]):
    """Attachments, narrowed by where they stand."""

    def waiting(self) -> AttachmentQuerySet:
        """Keep what is still to be checked."""
        return self.filter(standing=Standing.QUARANTINED)

    def with_people(self) -> AttachmentQuerySet:
        """Read who added and who removed each in the same statement."""
        return self.select_related("added_by", "removed_by")
