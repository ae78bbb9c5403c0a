"""Write down that a body was told of what was referred to it, or that its answer is due."""

from datetime import date, datetime

from django.db import transaction

from case_core.cases.states import StepKind
from case_core.referrals.events import ReferralDue
from case_core.referrals.locks import locked_referral
from case_core.referrals.models import Referral
from case_core.referrals.reminding import is_to_tell
from case_core.referrals.states import TellKind
from case_core.referrals.turns import tell
from mannaka_kit import audit
from mannaka_kit.impersonal import Code
from mannaka_kit.outbox import events


@transaction.atomic
def remind_body(*, referral_id: int, kind: TellKind, due_on: date, at: datetime) -> Referral | None:
    """
    Note it once for each kind, after the mails went; on the day of the answer, tell the centre, too.

    Nothing happens where the answer has come meanwhile.

    :raises ReferralNotFoundError: there is no such referral.
    """
    case, referral = locked_referral(referral_id, actor=None)
    if not is_to_tell(referral, kind, due_on=due_on, at=at):
        return None
    if kind == TellKind.NEW:
        referral.mailed_at = at
    else:
        referral.reminded_at = at
        _tell_centre(referral, at=at)
    referral.save(update_fields=["mailed_at", "reminded_at"])
    audit.record(
        "referral.body_told",
        actor=audit.SYSTEM,
        target=referral,
        at=at,
        case_id=case.pk,
        details=_details(referral, kind),
    )
    return referral


def _tell_centre(referral: Referral, *, at: datetime) -> None:
    tell(referral, StepKind.REFERRAL_DUE, user_id=None, at=at)
    events.record(
        ReferralDue(case_id=referral.case_id, referral_id=referral.pk, organization_id=referral.grant.organization_id)
    )


def _details(referral: Referral, kind: TellKind) -> dict[str, Code]:
    return {"organization": referral.grant.organization_id, "kind": kind.value}
