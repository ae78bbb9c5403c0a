"""Who of the centre may be responsible for a case."""

from datetime import date

from django.db.models import QuerySet

from tenants.accounts.models import RoleGrant, User
from tenants.accounts.roles import Role


def centre_staff_on(on: date) -> QuerySet[User]:
    """Return the centre's staff of the day, sorted by their reading."""
    holders = RoleGrant.objects.in_force(on).filter(role=Role.CENTRE_STAFF).values("user_id")
    return User.objects.filter(pk__in=holders, is_active=True)


def is_centre_staff(user_id: int, *, on: date) -> bool:
    """Tell whether somebody is of the centre on the day."""
    return centre_staff_on(on).filter(pk=user_id).exists()
