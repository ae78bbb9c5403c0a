"""Open a stopped account again."""

from datetime import datetime

from django.db import transaction

from mannaka_kit import audit
from mannaka_kit.decisions import require
from tenants.accounts.errors import ActiveUserError
from tenants.accounts.models import User
from tenants.accounts.passphrases import new_passphrase
from tenants.accounts.policies import Acting, can_administer


@transaction.atomic
def reactivate_user(*, actor: Acting, user: User, at: datetime) -> str:
    """Open a stopped account again, with a new pass phrase, which is returned this once; roles still in force count.

    :raises NotAllowedError: if the actor is no administrator.
    :raises ActiveUserError: if the account is open.
    """
    require(can_administer(actor))
    user = User.objects.select_for_update().get(pk=user.pk)
    if user.is_active:
        raise ActiveUserError
    passphrase = new_passphrase()
    user.set_password(passphrase)
    user.is_active = True
    user.password_is_one_time = True
    user.save(update_fields=["is_active", "password", "password_is_one_time"])
    audit.record("staff.reactivated", actor=actor, target=user, at=at)
    return passphrase
