"""The rule that a case of some kinds ends only as the head has signed."""

from case_core.approvals.errors import OtherEndingSignedError, SignatureAwaitedError, SignatureMissingError
from case_core.approvals.models import Approval
from case_core.approvals.rules import signed_endings
from case_core.approvals.states import ApprovalKind, ApprovalStatus
from case_core.cases.closing_rules import Ending
from case_core.cases.models import Case, CaseStep
from case_core.cases.states import StepKind
from tenants.accounts.actor import Actor


def require_signature(case: Case, ending: Ending, actor: Actor) -> None:  # noqa: ARG001 - a rule is told who ends it
    """
    Object to an ending that the city wants signed, unless the head has signed this very one.

    :raises SignatureAwaitedError: the head was asked, and has not answered.
    :raises SignatureMissingError: nobody has signed since the case was opened, or opened again.
    :raises OtherEndingSignedError: the head signed another outcome, another body, or another amount.
    """
    if Approval.objects.waiting().filter(case=case, kind=ApprovalKind.CLOSING).exists():
        raise SignatureAwaitedError
    if not signed_endings().holds_for(outcome=ending.outcome, topic=case.topic):
        return
    signed = signature_of(case)
    if signed is None:
        raise SignatureMissingError(field="outcome")
    told = (ending.outcome, ending.referred_to, ending.recovered_yen)
    if told != (signed.outcome, signed.referred_to, signed.recovered_yen):
        raise OtherEndingSignedError(field="outcome")


def signature_of(case: Case) -> Approval | None:
    """Return the last signature under an ending of the case, since it was last opened again."""
    signed = Approval.objects.filter(case=case, kind=ApprovalKind.CLOSING, status=ApprovalStatus.SIGNED)
    again = CaseStep.objects.filter(case=case, kind=StepKind.REOPENED).order_by("at", "pk").last()
    if again is not None:
        signed = signed.filter(decided_at__gt=again.at)
    return signed.order_by("decided_at", "pk").last()
