"""Choose a password of one's own."""

from datetime import datetime

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from mannaka_kit import audit, clock
from tenants.accounts.errors import WeakPasswordError
from tenants.accounts.models import User
from tenants.accounts.notice_kinds import NoticeKind
from tenants.accounts.notices import give_notice
from tenants.accounts.selectors import actor_for


@transaction.atomic
def set_own_password(*, user: User, password: str, at: datetime) -> User:
    """Set the password a person chose; a one-time pass phrase has done its duty then.

    :raises WeakPasswordError: if the password breaks one of the rules.
    """
    _require_strong(user, password)
    was_expected = user.password_is_one_time or not user.has_usable_password()
    user.set_password(password)
    user.password_is_one_time = False
    user.save(update_fields=["password", "password_is_one_time"])
    audit.record(
        "staff.password_changed", actor=actor_for(user, on=at.astimezone(clock.TOKYO).date()), target=user, at=at
    )
    # Whoever must choose one at the first sign-in, or came without one, needs no word that somebody did.
    if not was_expected:
        give_notice(user, NoticeKind.PASSWORD_CHANGED, at=at)
    return user


def _require_strong(user: User, password: str) -> None:
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise WeakPasswordError(" ".join(error.messages), field="password1") from error
