"""Stop the account of a member of staff."""

from datetime import datetime

from django.db import transaction

from mannaka_kit import audit, clock
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.administrators import lock_administrators, require_another_administrator
from tenants.accounts.errors import InactiveUserError, OwnAccountError
from tenants.accounts.events import AccessNarrowed
from tenants.accounts.models import User
from tenants.accounts.policies import Acting, can_administer
from tenants.accounts.session_rows import end_rows


@transaction.atomic
def deactivate_user(*, actor: Acting, user: User, at: datetime) -> User:
    """Stop an account: the person's sessions have ended with this transaction.

    :raises NotAllowedError: if the actor is no administrator.
    :raises OwnAccountError: if it is the actor's own account.
    :raises InactiveUserError: if it is stopped already.
    :raises LastAdministratorError: if nobody else would administer the city.
    """
    require(can_administer(actor))
    administrators = lock_administrators(at.astimezone(clock.TOKYO).date())
    user = User.objects.select_for_update().get(pk=user.pk)
    if user.pk == actor.pk:
        raise OwnAccountError
    if not user.is_active:
        raise InactiveUserError
    if any(grant.user_id == user.pk for grant in administrators):
        require_another_administrator(administrators, than_user_id=user.pk)
    end_rows(user.pk)
    user.is_active = False
    user.session_epoch += 1
    user.save(update_fields=["is_active", "session_epoch"])
    audit.record("staff.deactivated", actor=actor, target=user, at=at)
    events.record(AccessNarrowed(user_id=user.pk))
    return user
