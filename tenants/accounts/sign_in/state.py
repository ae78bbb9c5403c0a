"""The user of a session, with what every page must know of them, in the one statement that reads the user."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Final

from allauth.mfa.models import Authenticator
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Subquery
from django.db.models.functions import JSONObject

from mannaka_kit.prepared import Prepared
from tenants.accounts.grants import Held, bring_along
from tenants.accounts.models import AccountNotice, RoleGrant, SignInRule, User
from tenants.accounts.second_factor import NeededBy, SignInState

if TYPE_CHECKING:
    from django.db.models import QuerySet

_STATE: Final = "sign_in_state"


def session_user(user_id: int, *, on: date) -> User | None:
    """Return the user with the state of their sign-in and the roles that they hold on a day."""
    user = next(iter(_SESSION_USER(user_id=user_id, on=on)), None)
    if user is not None:
        setattr(user, _STATE, _read(user))
        bring_along(user, [Held(**json.loads(grant)) for grant in vars(user)["state_grants"]], on=on)
    return user


def sign_in_state(user: User, *, on: date) -> SignInState:
    """Return how a person's sign-in stands; a session's user brings it along."""
    known: SignInState | None = getattr(user, _STATE, None)
    return known or _read(next(iter(_SESSION_USER(user_id=user.pk, on=on))))


def forget_state(user: User) -> None:
    """Have the state read anew: the person has just changed it."""
    if hasattr(user, _STATE):
        delattr(user, _STATE)


def _session_user(*, user_id: int, on: date) -> QuerySet[User]:
    factors = Authenticator.objects.filter(user_id=OuterRef("pk")).exclude(type=Authenticator.Type.RECOVERY_CODES)
    notices = AccountNotice.objects.filter(user_id=OuterRef("pk"), seen_at=None, mailed_at=None)
    begun = SignInRule.objects.filter(applies_from__lte=on).order_by("-applies_from")
    planned = SignInRule.objects.filter(applies_from__gt=on).order_by("applies_from")
    grants = RoleGrant.objects.in_force(on).filter(user_id=OuterRef("pk")).order_by()
    return (
        User.objects.filter(pk=user_id)
        .order_by()
        .annotate(
            state_factor=Exists(factors),
            state_notice=Exists(notices),
            state_rule=Subquery(begun.values("needed_by")[:1]),
            state_planned=Subquery(planned.values("needed_by")[:1]),
            state_planned_from=Subquery(planned.values("applies_from")[:1]),
            state_grants=ArraySubquery(
                grants.values(row=JSONObject(role="role", section_id="section_id", is_head="is_head"))
            ),
        )
    )


# Asked by every page of the staff: writing the statement anew cost more than the database's answer (ADR 0171).
_SESSION_USER: Final = Prepared(_session_user, user_id=-1, on=date(1, 1, 1))


def _read(user: User) -> SignInState:
    found = vars(user)
    return SignInState(
        has_second_factor=found["state_factor"],
        rule=found["state_rule"] or NeededBy.NOBODY,
        planned_rule=found["state_planned"] or NeededBy.NOBODY,
        planned_from=found["state_planned_from"],
        has_notice=found["state_notice"],
    )
