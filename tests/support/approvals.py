"""Requests to the head at each point of their way."""

from case_core.approvals.actions.ask_approval import ask_approval
from case_core.approvals.actions.ask_closing import ask_closing
from case_core.approvals.models import Approval
from case_core.cases.models import Case
from case_core.cases.states import Outcome
from tests.support.cases import LATER
from tests.support.cast import Cast

WORDS = "回答の言い方がこれでよいか、見てください。"


def asked_to_read(cast: Cast, case: Case, *, by: str = "aoi") -> Approval:
    """Let a clerk ask the head to read the case."""
    return ask_approval(case_id=case.pk, words=WORDS, actor=cast.actors[by], at=LATER)


def asked_to_sign(cast: Cast, case: Case, outcome: Outcome = Outcome.LISTENED) -> Approval:
    """Let Aoi put an ending before the head."""
    told = {"outcome": outcome, "referred_to": "", "note": "", "words": WORDS}
    return ask_closing(case_id=case.pk, actor=cast.aoi, at=LATER, **told)
