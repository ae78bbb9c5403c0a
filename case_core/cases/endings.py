"""How a case may end: which words and which amount go with which outcome."""

from case_core.cases.closing_rules import Ending
from case_core.cases.errors import AmountOutOfRangeError, NotConsumersMatterError, ReferralMissingError
from case_core.cases.models import Case
from case_core.cases.states import Outcome
from case_core.cases.topics import Topic
from mannaka_kit.ui.forms.yen import MOST_YEN


def ending_of(case: Case, *, outcome: Outcome, referred_to: str, note: str, recovered_yen: int | None) -> Ending:
    """
    Return the ending as it is kept, once it makes sense for the case.

    :raises ReferralMissingError: the matter was outside the city's remit, and no body is named.
    :raises NotConsumersMatterError: money was got back in a matter that is no consumer's.
    :raises AmountOutOfRangeError: nobody means such an amount.
    """
    is_out_of_remit = outcome == Outcome.OUT_OF_REMIT
    if is_out_of_remit and not referred_to.strip():
        raise ReferralMissingError(field="referred_to")
    if recovered_yen is not None and case.topic != Topic.CONSUMER:
        raise NotConsumersMatterError(field="recovered_yen")
    if recovered_yen is not None and not 0 <= recovered_yen <= MOST_YEN:
        raise AmountOutOfRangeError(field="recovered_yen")
    return Ending(
        outcome=outcome,
        referred_to=referred_to if is_out_of_remit else "",
        note=note,
        recovered_yen=recovered_yen,
    )
