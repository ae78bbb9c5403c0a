"""Filters on tokens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

if TYPE_CHECKING:
    from datetime import datetime

    from tenants.api_tokens.models import ApiToken  # noqa: F401 - named in the base class's type


class ApiTokenQuerySet(models.QuerySet["ApiToken"]):
    """Tokens, narrowed by what still works."""

    def in_force(self, at: datetime) -> ApiTokenQuerySet:
        """Keep the tokens that open the API at the moment: not revoked, not expired, of somebody active."""
        return self.filter(revoked_at__isnull=True, expiry__gt=at, user__is_active=True)
