"""Whom the days of a section's answers concern."""

from datetime import date

from tenants.accounts.models import RoleGrant, User


def answerable_for(section_id: int, *, on: date) -> list[User]:
    """Return the heads of a section on the day, or everybody of a section without one."""
    grants = RoleGrant.objects.in_force(on).filter(section_id=section_id, user__is_active=True)
    people = list(grants.select_related("user").order_by("pk"))
    heads = [grant.user for grant in people if grant.is_head]
    return heads or [grant.user for grant in people]
