"""What every turn of a referral leaves behind: its place in the course of the case, its audit entry and its event."""

from collections.abc import Mapping
from datetime import datetime

from case_core.cases.models import CaseStep
from case_core.cases.states import StepKind
from case_core.referrals.events import ReferralMoved
from case_core.referrals.models import Referral
from mannaka_kit import audit
from mannaka_kit.impersonal import Code
from mannaka_kit.outbox import events


def tell(referral: Referral, kind: StepKind, *, words: str = "", user_id: int | None, at: datetime) -> None:
    """Write a line into the course of the locked case, which begins with the name of the body."""
    name = referral.organization.name
    note = f"{name}：{words}" if words else name
    CaseStep.objects.create(case=referral.grant.case, at=at, kind=kind, actor_id=user_id, note=note)


def record_carriage(code: str, referral: Referral, *, at: datetime, trouble: str = "") -> None:
    """Record what happened on the way to a body's own system, and let open pages look again."""
    told: dict[str, Code] = {"organization": referral.organization.pk, "channel": referral.carrier_id or 0}
    details = told | ({"trouble": trouble} if trouble else {})
    audit.record(code, actor=audit.SYSTEM, target=referral, at=at, case_id=referral.case_id, details=details)
    event = ReferralMoved(case_id=referral.case_id, referral_id=referral.pk, organization_id=referral.organization.pk)
    events.record(event)


def record_letter(code: str, referral: Referral, *, actor: audit.Actor, at: datetime, is_done: bool = True) -> None:
    """Record what came of a letter's link, and let open pages of the case look again."""
    told = {"organization": referral.organization.pk, "grant": referral.grant_id, "tries": referral.letter_tries}
    outcome = audit.Outcome.DONE if is_done else audit.Outcome.REFUSED
    audit.record(code, actor=actor, target=referral, at=at, case_id=referral.case_id, details=told, outcome=outcome)
    event = ReferralMoved(case_id=referral.case_id, referral_id=referral.pk, organization_id=referral.organization.pk)
    events.record(event)


def record_turn(
    code: str,
    event: object,
    referral: Referral,
    *,
    actor: audit.Actor,
    at: datetime,
    details: Mapping[str, Code] | None = None,
) -> None:
    """Record who did it, and tell those who wait for it."""
    told = {"organization": referral.organization.pk, "grant": referral.grant_id, **(details or {})}
    audit.record(code, actor=actor, target=referral, at=at, case_id=referral.case_id, details=told)
    events.record(event)
