"""What the audit calls the steps of signing in."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from tenants.accounts.notice_kinds import NoticeKind


class SignInStep(StrEnum):
    """A step that somebody took with their own account."""

    SIGNED_IN = "sign_in.succeeded"
    SIGNED_OUT = "sign_in.ended"
    SECOND_FACTOR_ADDED = "sign_in.second_factor_added"
    SECOND_FACTOR_REMOVED = "sign_in.second_factor_removed"
    PASSKEY_ADDED = "sign_in.passkey_added"
    PASSKEY_RENAMED = "sign_in.passkey_renamed"
    PASSKEY_REMOVED = "sign_in.passkey_removed"
    CONFIRMED = "sign_in.confirmed"
    RECOVERY_CODES_MADE = "sign_in.recovery_codes_made"
    RECOVERY_CODES_SAVED = "sign_in.recovery_codes_saved"


# Of these the person is told: somebody else may have taken them.
NOTICES: Final[Mapping[SignInStep, NoticeKind]] = {
    SignInStep.SECOND_FACTOR_ADDED: NoticeKind.APP_ADDED,
    SignInStep.SECOND_FACTOR_REMOVED: NoticeKind.APP_REMOVED,
    SignInStep.PASSKEY_ADDED: NoticeKind.PASSKEY_ADDED,
    SignInStep.PASSKEY_REMOVED: NoticeKind.PASSKEY_REMOVED,
    SignInStep.RECOVERY_CODES_MADE: NoticeKind.CODES_MADE,
}
