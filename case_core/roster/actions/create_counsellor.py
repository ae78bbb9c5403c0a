"""Put somebody on the list from which rosters are made."""

from datetime import datetime

from django.db import transaction

from case_core.roster.counsellor_facts import CounsellorFacts
from case_core.roster.models import Counsellor
from case_core.roster.policies import can_keep_roster
from mannaka_kit import audit
from mannaka_kit.clock import day_of
from mannaka_kit.decisions import require
from tenants.accounts.policies import Acting


@transaction.atomic
def create_counsellor(*, facts: CounsellorFacts, actor: Acting, at: datetime) -> Counsellor:
    """
    Add somebody who may be on duty.

    :raises NotAllowedError: the actor does not keep the roster.
    :raises TextMissingError: there is no name.
    :raises SectionMissingError: a section's turn without a section.
    :raises DaysNotInOrderError: the last day lies before the first.
    :raises SectionNotValidError: there is no such section.
    :raises UserUnknownError: there is no such member of staff.
    :raises UserTakenError: this member of staff stands on the roster already.
    """
    require(can_keep_roster(actor))
    facts.require_sense()
    counsellor = facts.write_to(Counsellor(), on=day_of(at))
    audit.record("counsellor.created", actor=actor, target=counsellor, at=at)
    return counsellor
