"""
The errors that a plugin raises for what it foresees; everything else is a fault of the plugin.

The host decides by the class what to do next: try again, wait, ask an administrator, tell the clerk.
"""

from datetime import datetime, timedelta
from enum import StrEnum, unique
from typing import ClassVar

from pydantic import AwareDatetime

from mannaka_sdk.base import Model


@unique
class FailureKind(StrEnum):
    """What went wrong, by what is to be done about it."""

    TRANSIENT = "transient"
    RATE_LIMITED = "rate_limited"
    QUOTA_EXCEEDED = "quota_exceeded"
    AUTH_EXPIRED = "auth_expired"
    RECIPIENT_GONE = "recipient_gone"
    CONTENT_REJECTED = "content_rejected"
    PERMANENT = "permanent"
    UNREADABLE = "unreadable"


class Failure(Model):
    """An error as it crosses a process border."""

    kind: FailureKind
    """What is to be done about it."""
    message: str = ""
    """What happened, in plain English for a log; never a secret, never personal data."""
    retry_after: timedelta | None = None
    """How long to wait."""
    resets_at: AwareDatetime | None = None
    """When the quota begins anew."""
    field: str = ""
    """Which part of the message was refused."""


class PluginError(Exception):
    """What a plugin foresees; raise one of the classes below."""

    kind: ClassVar[FailureKind]

    def __init__(self, message: str = "") -> None:
        super().__init__(message)
        self.message = message

    def to_failure(self) -> Failure:
        """Return the error as a value."""
        return Failure(kind=self.kind, message=self.message)


class TransientError(PluginError):
    """The service or the network is ill; the host tries again, with the same `Outbound.id`."""

    kind = FailureKind.TRANSIENT

    def __init__(self, message: str = "", *, retry_after: timedelta | None = None) -> None:
        super().__init__(message)
        self.retry_after = retry_after

    def to_failure(self) -> Failure:
        """Return the error as a value."""
        return Failure(kind=self.kind, message=self.message, retry_after=self.retry_after)


class RateLimitedError(TransientError):
    """Too much at once; the host waits."""

    kind = FailureKind.RATE_LIMITED


class QuotaExceededError(PluginError):
    """The messages that were paid for are used up; an administrator is told."""

    kind = FailureKind.QUOTA_EXCEEDED

    def __init__(self, message: str = "", *, resets_at: datetime | None = None) -> None:
        super().__init__(message)
        self.resets_at = resets_at

    def to_failure(self) -> Failure:
        """Return the error as a value."""
        return Failure(kind=self.kind, message=self.message, resets_at=self.resets_at)


class AuthExpiredError(PluginError):
    """The service no longer takes the secrets; an administrator is asked for new ones."""

    kind = FailureKind.AUTH_EXPIRED


class RecipientGoneError(PluginError):
    """The person blocked the account, or the meeting was removed: whom or what it was for is not there any more."""

    kind = FailureKind.RECIPIENT_GONE


class ContentRejectedError(PluginError):
    """The service does not take such a message; the clerk is told which part."""

    kind = FailureKind.CONTENT_REJECTED

    def __init__(self, message: str = "", *, field: str = "") -> None:
        super().__init__(message)
        self.field = field

    def to_failure(self) -> Failure:
        """Return the error as a value."""
        return Failure(kind=self.kind, message=self.message, field=self.field)


class PermanentError(PluginError):
    """It will never work this way; trying again is of no use."""

    kind = FailureKind.PERMANENT


class ParseError(PluginError):
    """A delivery that was signed well cannot be read; the host keeps it for a person to look at."""

    kind = FailureKind.UNREADABLE


def error_from(failure: Failure) -> PluginError:
    """Return the error that a value tells of."""
    told = failure.message
    match failure.kind:
        case FailureKind.TRANSIENT:
            return TransientError(told, retry_after=failure.retry_after)
        case FailureKind.RATE_LIMITED:
            return RateLimitedError(told, retry_after=failure.retry_after)
        case FailureKind.QUOTA_EXCEEDED:
            return QuotaExceededError(told, resets_at=failure.resets_at)
        case FailureKind.CONTENT_REJECTED:
            return ContentRejectedError(told, field=failure.field)
        case _:
            return _PLAIN[failure.kind](told)


_PLAIN: dict[FailureKind, type[PluginError]] = {
    each.kind: each for each in (AuthExpiredError, RecipientGoneError, PermanentError, ParseError)
}
