"""To whom somebody who was harmed may write: the heads, and administrators, of the day."""

from datetime import date

from django.db.models import Q, QuerySet

from tenants.accounts.models import RoleGrant, User
from tenants.accounts.roles import Role


def superiors_on(on: date) -> QuerySet[User]:
    """Return the heads of the centre and of sections, and administrators, sorted by their reading."""
    grants = RoleGrant.objects.in_force(on).filter(Q(is_head=True) | Q(role=Role.ADMINISTRATOR))
    return User.objects.filter(pk__in=grants.values("user_id"), is_active=True)
