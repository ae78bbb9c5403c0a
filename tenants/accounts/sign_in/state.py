"""The user of a session, with what every page must know of their sign-in, in the one query that reads the user."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef, QuerySet, Subquery

from tenants.accounts.models import AccountNotice, SignInRule, User
from tenants.accounts.second_factor import NeededBy, SignInState

if TYPE_CHECKING:
    from datetime import date

_STATE = "sign_in_state"


def session_user(user_id: int, *, on: date) -> User | None:
    """Return the user with the state of their sign-in on a day."""
    user = next(iter(_with_state(User.objects.filter(pk=user_id).order_by(), on)), None)
    if user is not None:
        setattr(user, _STATE, _read(user))
    return user


def sign_in_state(user: User, *, on: date) -> SignInState:
    """Return how a person's sign-in stands; a session's user brings it along."""
    known: SignInState | None = getattr(user, _STATE, None)
    return known or _read(_with_state(User.objects.filter(pk=user.pk), on).get())


def forget_state(user: User) -> None:
    """Have the state read anew: the person has just changed it."""
    if hasattr(user, _STATE):
        delattr(user, _STATE)


def _with_state(users: QuerySet[User], on: date) -> QuerySet[User]:
    factors = Authenticator.objects.filter(user_id=OuterRef("pk")).exclude(type=Authenticator.Type.RECOVERY_CODES)
    notices = AccountNotice.objects.filter(user_id=OuterRef("pk"), seen_at=None, mailed_at=None)
    begun = SignInRule.objects.filter(applies_from__lte=on).order_by("-applies_from")
    planned = SignInRule.objects.filter(applies_from__gt=on).order_by("applies_from")
    return users.annotate(
        state_factor=Exists(factors),
        state_notice=Exists(notices),
        state_rule=Subquery(begun.values("needed_by")[:1]),
        state_planned=Subquery(planned.values("needed_by")[:1]),
        state_planned_from=Subquery(planned.values("applies_from")[:1]),
    )


def _read(user: User) -> SignInState:
    found = vars(user)
    return SignInState(
        has_second_factor=found["state_factor"],
        rule=found["state_rule"] or NeededBy.NOBODY,
        planned_rule=found["state_planned"] or NeededBy.NOBODY,
        planned_from=found["state_planned_from"],
        has_notice=found["state_notice"],
    )
