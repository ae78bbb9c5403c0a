"""Take the second factor of a person who has lost the telephone and the codes."""

from datetime import datetime

from allauth.mfa.models import Authenticator
from django.db import transaction

from mannaka_kit import audit
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.events import AccessNarrowed
from tenants.accounts.models import User
from tenants.accounts.notice_kinds import NoticeKind
from tenants.accounts.notices import give_notice
from tenants.accounts.policies import Acting, can_administer
from tenants.accounts.session_rows import end_rows


@transaction.atomic
def remove_second_factor(*, actor: Acting, user: User, at: datetime) -> int:
    """Remove a person's passkeys, app and recovery codes, end their sessions, and return how many were removed.

    :raises NotAllowedError: if the actor is no administrator.
    """
    require(can_administer(actor))
    user = User.objects.select_for_update().get(pk=user.pk)
    removed: int = Authenticator.objects.filter(user_id=user.pk).delete()[0]
    end_rows(user.pk)
    user.session_epoch += 1
    user.save(update_fields=["session_epoch"])
    audit.record("staff.second_factor_removed", actor=actor, target=user, at=at, details={"removed": removed})
    if removed:
        give_notice(user, NoticeKind.FACTORS_RESET, at=at)
    events.record(AccessNarrowed(user_id=user.pk))
    return removed
