"""The tables of the roster."""

from case_core.roster.models.departures import Departure
from case_core.roster.models.duties import Duty
from case_core.roster.models.on_call import CallAttempt, OnCallContact
from case_core.roster.models.people import Absence, Counsellor, Wish
from case_core.roster.models.proposals import Proposal, ProposedDuty
from case_core.roster.models.rules import StaffingNeed
from case_core.roster.models.swaps import Swap

__all__ = [
    "Absence",
    "CallAttempt",
    "Counsellor",
    "Departure",
    "Duty",
    "OnCallContact",
    "Proposal",
    "ProposedDuty",
    "StaffingNeed",
    "Swap",
    "Wish",
]
