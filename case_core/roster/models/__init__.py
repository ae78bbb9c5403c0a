"""The tables of the roster."""

from case_core.roster.models.duties import Duty, DutySwap
from case_core.roster.models.on_call import OnCallContact
from case_core.roster.models.people import Absence, Counsellor, Wish
from case_core.roster.models.proposals import Proposal, ProposedDuty
from case_core.roster.models.rules import RosterRules, StaffingNeed

__all__ = [
    "Absence",
    "Counsellor",
    "Duty",
    "DutySwap",
    "OnCallContact",
    "Proposal",
    "ProposedDuty",
    "RosterRules",
    "StaffingNeed",
    "Wish",
]
