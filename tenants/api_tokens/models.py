"""The tokens of a city."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from knox.models import AbstractAuthToken
from knox.settings import CONSTANTS

from mannaka_kit.clock import TOKYO
from tenants.api_tokens.querysets import ApiTokenQuerySet
from tenants.api_tokens.scopes import Scope

if TYPE_CHECKING:
    from datetime import date, datetime


class ApiToken(AbstractAuthToken):  # type: ignore[misc]  # the library ships no types
    """A key with which a program acts as its owner (APIトークン); only its hash is kept."""

    # The library's fields once more: an id that may stand in an address, and rows that outlive their purpose.
    id: models.BigAutoField[int, int] = models.BigAutoField(primary_key=True)
    digest: models.CharField[str, str] = models.CharField(max_length=CONSTANTS.DIGEST_LENGTH, unique=True)
    token_key: models.CharField[str, str] = models.CharField(
        max_length=CONSTANTS.MAXIMUM_TOKEN_PREFIX_LENGTH + CONSTANTS.TOKEN_KEY_LENGTH
    )
    user: models.ForeignKey[Any, Any] = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    created: models.DateTimeField[datetime, datetime] = models.DateTimeField()
    expiry: models.DateTimeField[datetime, datetime] = models.DateTimeField()
    purpose: models.CharField[str, str] = models.CharField(max_length=100)
    scopes: ArrayField[list[str], list[str]] = ArrayField(models.CharField(max_length=32, choices=Scope))
    created_by: models.ForeignKey[Any, Any] = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    revoked_at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(null=True, blank=True)
    revoked_by: models.ForeignKey[Any, Any] = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects: ClassVar[Any] = ApiTokenQuerySet.as_manager()

    class Meta:
        """Newest first; a token that is over stays as a record of who could do what."""

        db_table = "api_token"
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="api_token_scopes_are_known",
                condition=Q(scopes__contained_by=Scope.values) & ~Q(scopes=[]),
            ),
            models.CheckConstraint(name="api_token_ends_after_it_begins", condition=Q(expiry__gt=models.F("created"))),
            models.CheckConstraint(
                name="api_token_revoked_by_somebody",
                condition=Q(revoked_at__isnull=True, revoked_by__isnull=True)
                | Q(revoked_at__isnull=False, revoked_by__isnull=False),
            ),
        ]

    @property
    def scope_labels(self) -> list[str]:
        """Return the scopes in words."""
        return [str(Scope(scope).label) for scope in self.scopes]

    @property
    def last_day(self) -> date:
        """Return the last day on which it opens anything."""
        return (self.expiry.astimezone(TOKYO) - timedelta(days=1)).date()

    def is_in_force(self, at: datetime) -> bool:
        """Tell whether the token opens the API at the moment."""
        return self.revoked_at is None and self.expiry > at and self.user.is_active
