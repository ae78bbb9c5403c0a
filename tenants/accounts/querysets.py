"""Filters on staff and their roles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import UserManager
from django.db import models
from django.db.models import Q

from mannaka_kit import japanese
from tenants.accounts.errors import NobodyAboveRolesError
from tenants.accounts.kinds import UserKind

if TYPE_CHECKING:
    from datetime import date

    from tenants.accounts.models import RoleGrant, User  # noqa: F401 - named in the base classes' types


class StaffQuerySet(models.QuerySet["User"]):
    """People who sign in, narrowed to the staff and by what is typed into the search box."""

    def of_staff(self) -> StaffQuerySet:
        """Keep those who work for the city, and nobody of a partner organisation."""
        return self.filter(kind=UserKind.STAFF)

    def matching(self, text: str) -> StaffQuerySet:
        """Keep those whose name, reading or user name contains each word of the text."""
        found = self
        for word in japanese.fold_width(text).split():
            found = found.filter(
                Q(display_name__icontains=word)
                | Q(name_kana__contains=japanese.fold_kana(word))
                | Q(username__icontains=word)
            )
        return found


class StaffManager(UserManager["User"]):
    """Django's manager of users, returning our query set."""

    use_in_migrations = False

    def matching(self, text: str) -> StaffQuerySet:
        """Return those who match the text of the search box."""
        return self.get_queryset().matching(text)

    def of_staff(self) -> StaffQuerySet:
        """Return those who work for the city, and nobody of a partner organisation."""
        return self.get_queryset().of_staff()

    def get_queryset(self) -> StaffQuerySet:
        """Return the query set of everybody who signs in."""
        return StaffQuerySet(self.model, using=self._db)

    def create_superuser(self, *args: Any, **options: Any) -> User:  # noqa: ARG002 - Django names them
        """Refuse: nobody stands above the roles.

        :raises NobodyAboveRolesError: always.
        """
        raise NobodyAboveRolesError


class RoleGrantQuerySet(models.QuerySet["RoleGrant"]):
    """Role grants, narrowed by day."""

    def in_force(self, on: date) -> RoleGrantQuerySet:
        """Keep the grants that hold on the day."""
        return self.not_ended(on).filter(valid_from__lte=on)

    def not_ended(self, on: date) -> RoleGrantQuerySet:
        """Keep the grants that hold on the day or will hold later."""
        return self.filter(Q(valid_until__isnull=True) | Q(valid_until__gte=on), revoked_at__isnull=True)
