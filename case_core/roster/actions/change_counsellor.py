"""Change what is known of somebody on the roster."""

from datetime import datetime

from django.db import transaction

from case_core.roster.counsellor_facts import CounsellorFacts, locked_counsellor
from case_core.roster.events import RosterChanged
from case_core.roster.models import Counsellor
from case_core.roster.policies import can_keep_roster
from mannaka_kit import audit
from mannaka_kit.clock import day_of
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.policies import Acting


@transaction.atomic
def change_counsellor(*, counsellor_id: int, facts: CounsellorFacts, actor: Acting, at: datetime) -> Counsellor:
    """
    Change a person; duties that are written stay until a new roster is adopted.

    :raises NotAllowedError: the actor does not keep the roster.
    :raises CounsellorNotFoundError: there is nobody of this number.
    :raises TextMissingError: there is no name.
    :raises SectionMissingError: a section's turn without a section.
    :raises DaysNotInOrderError: the last day lies before the first.
    :raises SectionNotValidError: there is no such section.
    :raises UserUnknownError: there is no such member of staff.
    :raises UserTakenError: this member of staff stands on the roster already.
    """
    require(can_keep_roster(actor))
    counsellor = locked_counsellor(counsellor_id)
    facts.require_sense()
    facts.write_to(counsellor, on=day_of(at))
    audit.record("counsellor.changed", actor=actor, target=counsellor, at=at)
    events.record(RosterChanged())
    return counsellor
