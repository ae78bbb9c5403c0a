"""What every case loses that goes on after its end."""

from case_core.cases.models import Case


def clear_ending(case: Case) -> None:
    """Take the ending off a case, in memory; how it had ended stays in the timeline and the audit."""
    case.outcome = case.referred_to = case.closing_note = ""
    case.recovered_yen = None
    case.closed_at = case.closed_by = None
