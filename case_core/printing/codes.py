"""The code on a carry sheet: made once, shown again on a second copy, found by its fingerprint."""

import secrets
from datetime import datetime, timedelta
from typing import Final

from case_core.handovers.models import Handover
from case_core.printing.models import CarryCode
from mannaka_kit import audit, crypto
from mannaka_kit.identifiers import SECRET_ALPHABET, normalise_secret
from tenants.accounts.actor import Actor

GROUPS: Final = 2
GROUP: Final = 4
VALID_FOR: Final = timedelta(days=14)
_PURPOSE: Final = "carry-code"


def fingerprint_of(code: str) -> str:
    """Return what a typed code is found by; width, case, hyphens and spaces do not matter."""
    return crypto.fingerprint(normalise_secret(code), purpose=_PURPOSE)


def code_for(handover: Handover, *, actor: Actor, at: datetime) -> tuple[str, datetime]:
    """Return the hand-over's code and until when it opens: the one that is valid, or else a new one."""
    known = CarryCode.objects.filter(handover=handover, expires_at__gt=at).first()
    if known is not None:
        return crypto.decrypt(known.sealed, purpose=_PURPOSE, aad=_cell(known.fingerprint)), known.expires_at
    return _issue(handover, actor=actor, at=at)


def _issue(handover: Handover, *, actor: Actor, at: datetime) -> tuple[str, datetime]:
    code = "-".join("".join(secrets.choice(SECRET_ALPHABET) for _ in range(GROUP)) for _ in range(GROUPS))
    fingerprint = fingerprint_of(code)
    made = CarryCode.objects.create(
        handover=handover,
        fingerprint=fingerprint,
        sealed=crypto.encrypt(code, purpose=_PURPOSE, aad=_cell(fingerprint)),
        issued_by_id=actor.user_id,
        issued_at=at,
        expires_at=at + VALID_FOR,
    )
    audit.record("carry.code_issued", actor=actor, target=made, at=at, case_id=handover.case_id)
    return code, made.expires_at


def _cell(fingerprint: str) -> str:
    return crypto.cell("carry_code", "sealed", fingerprint)
