"""Reads of the rule on second factors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef

from mannaka_kit.decisions import require
from tenants.accounts.models import RoleGrant, SignInRule, User
from tenants.accounts.policies import can_administer
from tenants.accounts.roles import Role

if TYPE_CHECKING:
    from datetime import date

    from tenants.accounts.actor import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class Readiness:
    """How many hold a role today, and how many of them have a second factor."""

    people: int
    ready: int
    administrators: int
    administrators_ready: int


def rules_for(viewer: Actor, *, on: date) -> tuple[SignInRule | None, SignInRule | None]:
    """Return the rule in force and the one announced for later.

    :raises NotAllowedError: if the viewer is no administrator.
    """
    require(can_administer(viewer))
    begun = SignInRule.objects.filter(applies_from__lte=on).order_by("-applies_from").first()
    planned = SignInRule.objects.filter(applies_from__gt=on).order_by("applies_from").first()
    return begun, planned


def readiness_for(viewer: Actor, *, on: date) -> Readiness:
    """Return how many would be stopped by which rule.

    :raises NotAllowedError: if the viewer is no administrator.
    """
    require(can_administer(viewer))
    factors = Authenticator.objects.filter(user_id=OuterRef("pk")).exclude(type=Authenticator.Type.RECOVERY_CODES)
    held = RoleGrant.objects.in_force(on).filter(user_id=OuterRef("pk"))
    people = User.objects.filter(is_active=True).annotate(
        is_ready=Exists(factors), holds=Exists(held), administers=Exists(held.filter(role=Role.ADMINISTRATOR))
    )
    found = list(people.filter(holds=True).values_list("is_ready", "administers"))
    return Readiness(
        people=len(found),
        ready=sum(ready for ready, _administers in found),
        administrators=sum(administers for _ready, administers in found),
        administrators_ready=sum(ready and administers for ready, administers in found),
    )
