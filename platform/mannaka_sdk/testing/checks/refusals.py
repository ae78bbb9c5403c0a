"""Is the host told what to do next when a service for meetings refuses?"""

from datetime import timedelta
from typing import Final
from uuid import UUID

from mannaka_sdk.errors import (
    AuthExpiredError,
    ContentRejectedError,
    PermanentError,
    PluginError,
    QuotaExceededError,
    RateLimitedError,
    TransientError,
)
from mannaka_sdk.meeting_states import MeetingRole
from mannaka_sdk.simulation import Refusal
from mannaka_sdk.testing.bench import MESSAGE_ID, Subject, run
from mannaka_sdk.testing.expect import ConformanceError, expect
from mannaka_sdk.testing.meeting_bench import CALLS, failure_of, make, open_door, service_of
from mannaka_sdk.testing.registry import meeting_check

MOST_REQUESTS: Final = 4


def _must_raise(subject: Subject, refusal: Refusal | None, expected: type[PluginError]) -> list[PluginError]:
    """Have the service refuse each call, or give no answer, and look at what the host is told."""
    errors = []
    for name in CALLS:
        bench = subject.bench()
        made = make(bench)
        open_door(bench, made.ref, MeetingRole.GUEST)  # what a plugin fetches first, such as a token, is there now
        bench.wire.refusal, bench.wire.is_cut = refusal, refusal is None
        error = failure_of(bench, made.ref, name)
        is_it = type(error) is expected if expected is not AuthExpiredError else isinstance(error, expected)
        expect(is_it, f"{name}: {refusal or 'no answer'} is told as {type(error).__name__}")
        errors.append(error)
    return errors


@meeting_check("refusals.knows-haste", asks_the_service=True)
def knows_haste(subject: Subject) -> None:
    """Too many requests are told as RateLimitedError, with the time to wait."""
    for error in _must_raise(subject, Refusal.RATE_LIMITED, RateLimitedError):
        wait = error.retry_after if isinstance(error, RateLimitedError) else None
        expect(wait is not None and wait > timedelta(0), "it is not told how long to wait")


@meeting_check("refusals.knows-a-full-day", asks_the_service=True)
def knows_a_full_day(subject: Subject) -> None:
    """A number of meetings that is used up is told as QuotaExceededError."""
    _must_raise(subject, Refusal.QUOTA_EXCEEDED, QuotaExceededError)


@meeting_check("refusals.knows-dead-secrets", asks_the_service=True)
def knows_dead_secrets(subject: Subject) -> None:
    """Secrets that the service refuses, or that may do too little, are told as AuthExpiredError."""
    for refusal in (Refusal.WRONG_CREDENTIALS, Refusal.MISSING_SCOPE):
        _must_raise(subject, refusal, AuthExpiredError)


@meeting_check("refusals.knows-an-ill-service", asks_the_service=True)
def knows_an_ill_service(subject: Subject) -> None:
    """An ill service, and one that gives no answer, are told as TransientError."""
    for refusal in (Refusal.ILL, None):
        _must_raise(subject, refusal, TransientError)


@meeting_check("refusals.knows-what-never-works", asks_the_service=True)
def knows_what_never_works(subject: Subject) -> None:
    """A meeting that the service refuses is told as ContentRejectedError, nonsense as PermanentError."""
    _must_raise(subject, Refusal.CONTENT_REJECTED, ContentRejectedError)
    _must_raise(subject, Refusal.BAD_REQUEST, PermanentError)


@meeting_check("refusals.renews-a-token-once", asks_the_service=True)
def renews_a_token_once(subject: Subject) -> None:
    """A token that ended early is renewed without anybody's noticing; where that does not help, nobody tries on."""
    bench = subject.bench()
    made = make(bench)
    for name in ("update", "access", "reconcile", "create", "cancel"):
        service_of(bench).forget_tokens()
        try:
            run(CALLS[name](bench, made.ref))
        except AuthExpiredError as error:
            raise ConformanceError(f"{name} gives up where a new token would do") from error
    made = make(bench, bench.spec(UUID(int=MESSAGE_ID.int + 7)))
    for name in CALLS:
        bench.wire.refusal = Refusal.WRONG_CREDENTIALS
        before = len(bench.wire.journal)
        failure_of(bench, made.ref, name)
        asked = len(bench.wire.journal) - before
        expect(asked <= MOST_REQUESTS, f"{name} asked {asked} times though the secrets are refused")
