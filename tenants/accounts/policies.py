"""Who may administer the city: sections, hours, staff."""

from typing import TypeAlias

from mannaka_kit import audit
from mannaka_kit.audit.actors import Unnamed
from mannaka_kit.decisions import Decision, allow, deny
from tenants.accounts.actor import Actor
from tenants.accounts.models import User
from tenants.accounts.roles import Role

Acting: TypeAlias = Actor | Unnamed


def can_administer(actor: Acting) -> Decision:
    """Allow the city's administrators, and the operator who opens the city for them."""
    if isinstance(actor, Actor):
        return allow() if actor.has(Role.ADMINISTRATOR) else deny("role")
    return allow() if actor in (audit.OPERATOR, audit.SYSTEM) else deny("role")


def can_see_sessions(actor: Actor, user: User) -> Decision:
    """Allow people their own sign-ins, and administrators everybody's."""
    return allow() if actor.user_id == user.pk else can_administer(actor)
