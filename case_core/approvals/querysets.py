"""Filters on what the head is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

from case_core.approvals.states import ApprovalStatus

if TYPE_CHECKING:
    from case_core.approvals.models import Approval  # noqa: F401 - named in the base class's type


class ApprovalQuerySet(models.QuerySet["Approval"]):
    """Requests, narrowed by where they stand."""

    def waiting(self) -> ApprovalQuerySet:
        """Keep those that nobody has decided."""
        return self.filter(status=ApprovalStatus.WAITING)

    def for_head(self, user_id: int) -> ApprovalQuerySet:
        """Keep those that this head may decide: all but what they asked themselves."""
        return self.waiting().exclude(asked_by_id=user_id)
