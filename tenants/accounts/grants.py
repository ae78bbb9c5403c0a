"""What a person holds on a day, as an actor is made of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from tenants.accounts.actor import Actor
from tenants.accounts.models import User
from tenants.accounts.roles import Role

_HELD: Final = "held_grants"


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A role that is in force, with its section and whether its holder heads it."""

    role: str
    section_id: int | None
    is_head: bool


def actor_of(user: User, held: Iterable[Held]) -> Actor:
    """Return the person with these roles; somebody deactivated has none, nor has anybody of a partner organisation."""
    grants = list(held) if user.is_active and not user.is_partner else []
    return Actor(
        user_id=user.pk,
        display_name=user.display_name,
        is_partner=user.is_partner,
        roles=frozenset(Role(grant.role) for grant in grants),
        section_ids=frozenset(grant.section_id for grant in grants if grant.section_id is not None),
        head_section_ids=frozenset(
            grant.section_id for grant in grants if grant.is_head and grant.section_id is not None
        ),
        heads_centre=any(grant.is_head and grant.role == Role.CENTRE_STAFF for grant in grants),
    )


def bring_along(user: User, held: Iterable[Held], *, on: date) -> None:
    """Keep a person's grants of a day with them, for whoever asks again within the request."""
    setattr(user, _HELD, (on, list(held)))


def brought_along(user: User, *, on: date) -> list[Held] | None:
    """Return the grants of the day that came with the person, or None where none did."""
    day, held = getattr(user, _HELD, (None, []))
    return held if day == on else None
