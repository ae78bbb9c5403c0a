"""What the audit calls the steps of signing in."""

from enum import StrEnum


class SignInStep(StrEnum):
    """A step that somebody took with their own account."""

    SIGNED_IN = "sign_in.succeeded"
    SIGNED_OUT = "sign_in.ended"
    SECOND_FACTOR_ADDED = "sign_in.second_factor_added"
    SECOND_FACTOR_REMOVED = "sign_in.second_factor_removed"
    RECOVERY_CODES_MADE = "sign_in.recovery_codes_made"
