"""The tables of the roster."""

from case_core.roster.models.duties import Duty
from case_core.roster.models.people import Absence, Counsellor, Wish
from case_core.roster.models.proposals import Proposal, ProposedDuty
from case_core.roster.models.rules import RosterRules, StaffingNeed

__all__ = [
    "Absence",
    "Counsellor",
    "Duty",
    "Proposal",
    "ProposedDuty",
    "RosterRules",
    "StaffingNeed",
    "Wish",
]
