"""Give a member of staff a new pass phrase."""

from datetime import datetime

from django.db import transaction

from mannaka_kit import audit
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.errors import InactiveUserError
from tenants.accounts.events import AccessNarrowed
from tenants.accounts.models import User
from tenants.accounts.notice_kinds import NoticeKind
from tenants.accounts.notices import give_notice
from tenants.accounts.passphrases import new_passphrase
from tenants.accounts.policies import Acting, can_administer
from tenants.accounts.session_rows import end_rows


@transaction.atomic
def reset_password(*, actor: Acting, user: User, at: datetime) -> str:
    """Return a new pass phrase, valid for one sign-in; the old password and every session of the person have ended.

    :raises NotAllowedError: if the actor is no administrator.
    :raises InactiveUserError: if the account is stopped.
    """
    require(can_administer(actor))
    user = User.objects.select_for_update().get(pk=user.pk)
    if not user.is_active:
        raise InactiveUserError
    passphrase = new_passphrase()
    user.set_password(passphrase)
    user.password_is_one_time = True
    end_rows(user.pk)
    user.session_epoch += 1
    user.save(update_fields=["password", "password_is_one_time", "session_epoch"])
    audit.record("staff.password_reset", actor=actor, target=user, at=at)
    give_notice(user, NoticeKind.PASSWORD_RESET, at=at)
    events.record(AccessNarrowed(user_id=user.pk))
    return passphrase
