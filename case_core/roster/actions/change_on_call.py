"""Change somebody of the list for closed days."""

from datetime import datetime

from django.db import transaction

from case_core.roster.models import OnCallContact
from case_core.roster.on_call_facts import OnCallFacts, locked_contact
from case_core.roster.policies import can_keep_on_call
from mannaka_kit import audit, clock
from mannaka_kit.decisions import require
from tenants.accounts.policies import Acting


@transaction.atomic
def change_on_call(*, contact_id: int, facts: OnCallFacts, actor: Acting, at: datetime) -> OnCallContact:
    """
    Change who is telephoned, or when; attempts keep the name that was called.

    :raises NotAllowedError: the actor is no administrator.
    :raises OnCallNotFoundError: there is nobody of this number.
    :raises TextMissingError: there is no name.
    :raises TelephoneWrongError: the number cannot be one.
    :raises DaysNotInOrderError: the last day lies before the first.
    :raises SectionNotValidError: there is no such section.
    """
    require(can_keep_on_call(actor))
    contact = facts.write_to(locked_contact(contact_id), on=at.astimezone(clock.TOKYO).date())
    audit.record("on_call.changed", actor=actor, target=contact, at=at, details={"section": contact.section_id})
    return contact
