"""Tell the people of a body that something was referred to them, or that an answer is due."""

from datetime import date, datetime

from django.db import transaction

from case_core.cases.states import StepKind
from case_core.referrals.events import ReferralDue
from case_core.referrals.locks import locked_referral
from case_core.referrals.models import Referral
from case_core.referrals.recipients import people_of
from case_core.referrals.referral_mail import send_notice
from case_core.referrals.states import TellKind
from case_core.referrals.turns import tell
from case_core.sharing.standing import sights_of
from mannaka_kit import audit
from mannaka_kit.impersonal import Code
from mannaka_kit.outbox import events


@transaction.atomic
def remind_body(*, referral_id: int, kind: TellKind, due_on: date, at: datetime) -> Referral | None:
    """
    Mail the people of the body, once for each kind, and note it; on the day of the answer, tell the centre, too.

    Nobody is mailed about a share that opens nothing, and nothing happens where the answer has come.

    :raises ReferralNotFoundError: there is no such referral.
    :raises OSError: the mail server did not take the mail; nothing is noted, and it is tried again.
    """
    case, referral = locked_referral(referral_id, actor=None)
    if not referral.is_open or referral.due_on != due_on or _was_told(referral, kind):
        return None
    is_open = bool(sights_of([referral.grant], at=at)[referral.grant_id])
    if kind == TellKind.NEW and not is_open:
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
    if is_open:
        # Last: what fails before it, fails without a mail.
        send_notice(referral, kind, people_of(referral))
    return referral


def _was_told(referral: Referral, kind: TellKind) -> bool:
    return (referral.mailed_at if kind == TellKind.NEW else referral.reminded_at) is not None


def _tell_centre(referral: Referral, *, at: datetime) -> None:
    tell(referral, StepKind.REFERRAL_DUE, user_id=None, at=at)
    events.record(
        ReferralDue(case_id=referral.case_id, referral_id=referral.pk, organization_id=referral.grant.organization_id)
    )


def _details(referral: Referral, kind: TellKind) -> dict[str, Code]:
    return {"organization": referral.grant.organization_id, "kind": kind.value}
