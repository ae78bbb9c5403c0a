"""Remember a sign-in that failed."""

from datetime import datetime

from django.db import transaction

from mannaka_kit import audit, crypto


@transaction.atomic
def record_failed_sign_in(*, username: str, at: datetime) -> None:
    """Record that a sign-in failed; what was typed as a name may be a password, so only its keyed hash is kept."""
    typed = crypto.fingerprint(username.strip().lower(), purpose="sign_in")
    audit.record(
        "sign_in.failed",
        actor=audit.ANONYMOUS,
        target=None,
        at=at,
        outcome=audit.Outcome.REFUSED,
        reason="credentials",
        details={"typed": typed},
    )
