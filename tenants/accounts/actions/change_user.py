"""Change the name or the mail address of a member of staff."""

from datetime import datetime

from django.db import transaction

from mannaka_kit import audit
from mannaka_kit.decisions import require
from tenants.accounts.models import User
from tenants.accounts.policies import Acting, can_administer
from tenants.accounts.user_names import require_names


@transaction.atomic
def change_user(*, actor: Acting, user: User, display_name: str, name_kana: str, at: datetime, email: str = "") -> User:
    """Give a member of staff another name, reading or mail address; no address, no mails.

    :raises NotAllowedError: if the actor is no administrator.
    :raises MissingNameError: if the name or its reading is empty.
    """
    require(can_administer(actor))
    user = User.objects.select_for_update().get(pk=user.pk)
    user.display_name, user.name_kana = require_names(display_name, name_kana)
    is_other_address, user.email = user.email != email, email
    user.save(update_fields=["display_name", "name_kana", "email"])
    details = {"address_changed": is_other_address}
    audit.record("staff.renamed", actor=actor, target=user, at=at, details=details)
    return user
