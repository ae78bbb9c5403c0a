"""Add a member of staff."""

from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from mannaka_kit import audit
from mannaka_kit.decisions import require
from tenants.accounts.errors import UserNameTakenError
from tenants.accounts.models import User
from tenants.accounts.passphrases import new_passphrase
from tenants.accounts.policies import Acting, can_administer
from tenants.accounts.user_names import require_names, require_user_name


@dataclass(frozen=True, slots=True, kw_only=True)
class NewUser:
    """The person, and the pass phrase that nobody can read again."""

    user: User
    passphrase: str


@transaction.atomic
def create_user(
    *, actor: Acting, username: str, display_name: str, name_kana: str, at: datetime, email: str = ""
) -> NewUser:
    """Add a member of staff, without any role, who signs in once with the pass phrase returned.

    :raises NotAllowedError: if the actor is no administrator.
    :raises InvalidUserNameError: if the user name is malformed.
    :raises MissingNameError: if the name or its reading is empty.
    :raises UserNameTakenError: if somebody has the user name.
    """
    require(can_administer(actor))
    name, kana = require_names(display_name, name_kana)
    user = User(username=require_user_name(username), display_name=name, name_kana=kana, email=email)
    user.password_is_one_time = True
    passphrase = new_passphrase()
    user.set_password(passphrase)
    _save_new(user)
    audit.record("staff.created", actor=actor, target=user, at=at)
    return NewUser(user=user, passphrase=passphrase)


def _save_new(user: User) -> None:
    try:
        with transaction.atomic():
            user.save(force_insert=True)
    except IntegrityError as error:
        raise UserNameTakenError(field="username") from error
