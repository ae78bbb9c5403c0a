"""Reads of staff and their roles."""

from datetime import date

from django.contrib.auth.models import AnonymousUser

from tenants.accounts.actor import Actor
from tenants.accounts.models import RoleGrant, User
from tenants.accounts.roles import Role


def actor_for(user: User, *, on: date) -> Actor:
    """Return the person with the roles of the day, in one query; somebody deactivated has none."""
    grants = RoleGrant.objects.in_force(on).filter(user_id=user.pk, user__is_active=True)
    held = list(grants.values_list("role", "section_id"))
    return Actor(
        user_id=user.pk,
        display_name=user.display_name,
        roles=frozenset(Role(role) for role, _section in held),
        section_ids=frozenset(section for _role, section in held if section is not None),
    )


def signed_in_actor(user: User | AnonymousUser, *, on: date) -> Actor | None:
    """Return the person with the roles of the day, or None for somebody who is not signed in."""
    return actor_for(user, on=on) if isinstance(user, User) else None
