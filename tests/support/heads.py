"""Somebody of the cast who heads the centre."""

from tenants.accounts.actor import Actor
from tenants.accounts.models import RoleGrant
from tenants.accounts.roles import Role
from tenants.accounts.selectors import actor_for
from tests.support.cast import TODAY, Cast


def head_of_centre(cast: Cast, name: str = "nagi") -> Actor:
    """Make one of the clerks the head of the centre, and return them as that."""
    user = cast.users[name]
    RoleGrant.objects.filter(user=user, role=Role.CENTRE_STAFF).update(is_head=True)
    return actor_for(user, on=TODAY)
