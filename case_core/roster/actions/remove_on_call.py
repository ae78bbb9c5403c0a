"""Take somebody off the list for closed days."""

from datetime import datetime

from django.db import transaction

from case_core.roster.on_call_facts import locked_contact
from case_core.roster.policies import can_keep_on_call
from mannaka_kit import audit
from mannaka_kit.decisions import require
from tenants.accounts.policies import Acting


@transaction.atomic
def remove_on_call(*, contact_id: int, actor: Acting, at: datetime) -> int:
    """
    Forget somebody's number; attempts keep the name that was called. Returns the number of the line.

    :raises NotAllowedError: the actor is no administrator.
    :raises OnCallNotFoundError: there is nobody of this number.
    """
    require(can_keep_on_call(actor))
    contact = locked_contact(contact_id)
    audit.record("on_call.removed", actor=actor, target=contact, at=at, details={"section": contact.section_id})
    contact.delete()
    return contact_id
