"""Does a partner get each matter once, as it was given and nothing besides, and can it be taken back?"""

from datetime import timedelta
from typing import Final

from mannaka_sdk.errors import (
    AuthExpiredError,
    ContentRejectedError,
    PermanentError,
    PluginError,
    QuotaExceededError,
    RateLimitedError,
    RecipientGoneError,
    TransientError,
)
from mannaka_sdk.referral_states import ReferralPhase, ReferralRejection, ReferralResult
from mannaka_sdk.simulated_partners import Answer
from mannaka_sdk.simulation import Refusal
from mannaka_sdk.testing.bench import OTHER_MESSAGE_ID, Bench, Subject, run
from mannaka_sdk.testing.doubles import MemoryState
from mannaka_sdk.testing.expect import ConformanceError, expect
from mannaka_sdk.testing.partner_bench import CALLS, failure_of, hand_over, held_as, service_of, told
from mannaka_sdk.testing.registry import partner_check

MOST_REQUESTS: Final = 4
NEW: Final = frozenset({ReferralPhase.SENT, ReferralPhase.RECEIVED})
ANSWERS: Final = (
    Answer(phase=ReferralPhase.ACCEPTED),
    Answer(phase=ReferralPhase.REJECTED, reason="満員です", rejection=ReferralRejection.NO_CAPACITY),
    Answer(phase=ReferralPhase.DONE, reason="面談しました", result=ReferralResult.PARTLY),
)
"""What somebody at the partner may answer."""


@partner_check("referrals.hands-over-what-was-given")
def hands_over_what_was_given(subject: Subject) -> None:
    """The partner gets purpose, fields in their order and the day of the answer, as they were given."""
    bench = subject.bench()
    given, state = bench.referral(), hand_over(bench)
    expect(state.phase in NEW, f"what was handed over just now is told as {state.phase}")
    held = held_as(bench, state.ref)
    expect(held.partner == given.partner, "another partner got it")
    expect(held.purpose == given.purpose, "the partner reads another purpose")
    expect(held.fields == tuple((each.label, each.text) for each in given.fields), "the partner reads other fields")
    expect(held.answer_by == given.answer_by, "the partner reads another day")
    timeless = hand_over(bench, OTHER_MESSAGE_ID, answer_by=None)
    expect(held_as(bench, timeless.ref).answer_by is None, "the partner reads a day where there is none")


@partner_check("referrals.adds-nothing")
def adds_nothing(subject: Subject) -> None:
    """Nothing goes out but what the host let through."""
    bench = subject.bench()
    more = held_as(bench, hand_over(bench).ref).more
    expect(not more, f"the partner gets {len(more)} texts that the host did not give")


@partner_check("referrals.hands-over-once")
def hands_over_once(subject: Subject) -> None:
    """A matter that is handed over twice is there once, also where the state is gone in between."""
    bench = subject.bench()
    first, again, afresh = hand_over(bench), hand_over(bench), hand_over(bench, state=MemoryState())
    expect(first.ref == again.ref == afresh.ref, "a matter that is handed over twice has two names")
    expect(bench.done == 1, f"a matter that is handed over again is there {bench.done} times")


@partner_check("referrals.survives-a-lost-answer")
def survives_a_lost_answer(subject: Subject) -> None:
    """Whichever answer is lost while it is handed over: the host is told, and the next try leaves one."""
    for after in range(MOST_REQUESTS):
        bench = subject.bench()
        bench.wire.loses_after, bench.wire.loses_answers = after, 1
        try:
            hand_over(bench)
        except TransientError:
            bench.log.info("lost")
        bench.wire.loses_after = bench.wire.loses_answers = 0
        hand_over(bench, state=MemoryState())
        expect(bench.done == 1, f"after a lost answer the matter is there {bench.done} times")


@partner_check("referrals.tells-referrals-apart")
def tells_referrals_apart(subject: Subject) -> None:
    """Two matters that read alike are two."""
    bench = subject.bench()
    expect(hand_over(bench).ref != hand_over(bench, OTHER_MESSAGE_ID).ref, "two matters have one name")


@partner_check("referrals.tells-how-it-stands")
def tells_how_it_stands(subject: Subject) -> None:
    """Asked how a matter stands, the plugin tells what the partner answered: phase, reason, and what was chosen."""
    for answer in ANSWERS:
        bench = subject.bench()
        ref = hand_over(bench).ref
        service_of(bench).answer(ref, answer)
        found = told(run(bench.plugin.state_of(bench.ctx(), ref)), "state_of")
        expect(found.ref == ref, "state_of tells of another matter")
        expect(found.phase is answer.phase, f"a matter that is {answer.phase} is told as {found.phase}")
        expect(found.reason == answer.reason, "the partner's words are told otherwise")
        chosen = (found.rejection, found.result)
        expect(chosen == (answer.rejection, answer.result), "what the partner chose is told otherwise")


@partner_check("referrals.tells-what-is-gone")
def tells_what_is_gone(subject: Subject) -> None:
    """Asked for a matter that the service does not have, the plugin raises RecipientGoneError."""
    bench = subject.bench()
    error = failure_of(bench, _strange(hand_over(bench).ref), "state_of")
    expect(type(error) is RecipientGoneError, f"a matter that is gone is told as {type(error).__name__}")


@partner_check("referrals.takes-back")
def takes_back(subject: Subject) -> None:
    """A matter that is taken back is taken back at the service, and the one beside it stays."""
    bench = subject.bench()
    ref, other = hand_over(bench).ref, hand_over(bench, OTHER_MESSAGE_ID).ref
    state = told(run(bench.plugin.revoke(bench.ctx(), ref)), "revoke")
    expect(state.phase is ReferralPhase.REVOKED, f"a matter that was taken back is told as {state.phase}")
    expect(not _is_there(bench, ref), "a matter that was taken back is still there")
    expect(_is_there(bench, other), "another matter was taken back, too")


@partner_check("referrals.takes-back-twice")
def takes_back_twice(subject: Subject) -> None:
    """To take a matter back again, or one that the service never had, is fine."""
    bench = subject.bench()
    ref = hand_over(bench).ref
    for each in (ref, ref, _strange(ref)):
        try:
            state = told(run(bench.plugin.revoke(bench.ctx(), each)), "revoke")
        except PluginError as error:
            raise ConformanceError(f"revoke of a matter that is gone raises {type(error).__name__}") from error
        expect(state.phase is ReferralPhase.REVOKED, f"a matter that is gone is told as {state.phase}")


@partner_check("referrals.keeps-nothing-of-it")
def keeps_nothing_of_it(subject: Subject) -> None:
    """Neither the state nor the log holds anything of what was handed over."""
    bench = subject.bench()
    ref = hand_over(bench).ref
    run(bench.plugin.state_of(bench.ctx(), ref))
    kept = b"".join(bench.state.values.values()).decode("utf-8", "replace") + "".join(bench.log.lines)
    given = bench.referral()
    texts = (given.purpose, *(each.text for each in given.fields))
    expect(not any(each in kept for each in texts), "the state or the log holds something of the matter")


@partner_check("referrals.knows-haste")
def knows_haste(subject: Subject) -> None:
    """Too many requests are told as RateLimitedError, with the time to wait."""
    for error in _must_raise(subject, Refusal.RATE_LIMITED, RateLimitedError):
        wait = error.retry_after if isinstance(error, RateLimitedError) else None
        expect(wait is not None and wait > timedelta(0), "it is not told how long to wait")


@partner_check("referrals.knows-a-full-day")
def knows_a_full_day(subject: Subject) -> None:
    """A number of matters that is used up is told as QuotaExceededError."""
    _must_raise(subject, Refusal.QUOTA_EXCEEDED, QuotaExceededError)


@partner_check("referrals.knows-dead-secrets")
def knows_dead_secrets(subject: Subject) -> None:
    """Secrets that the service refuses, or that may do too little, are told as AuthExpiredError."""
    for refusal in (Refusal.WRONG_CREDENTIALS, Refusal.MISSING_SCOPE):
        _must_raise(subject, refusal, AuthExpiredError)


@partner_check("referrals.knows-an-ill-service")
def knows_an_ill_service(subject: Subject) -> None:
    """An ill service, and one that gives no answer, are told as TransientError."""
    for refusal in (Refusal.ILL, None):
        _must_raise(subject, refusal, TransientError)


@partner_check("referrals.knows-what-never-works")
def knows_what_never_works(subject: Subject) -> None:
    """A matter that the service refuses is told as ContentRejectedError, nonsense as PermanentError."""
    _must_raise(subject, Refusal.CONTENT_REJECTED, ContentRejectedError)
    _must_raise(subject, Refusal.BAD_REQUEST, PermanentError)


def _must_raise(subject: Subject, refusal: Refusal | None, expected: type[PluginError]) -> list[PluginError]:
    """Have the service refuse each call, or give no answer, and look at what the host is told."""
    errors = []
    for name in CALLS:
        bench = subject.bench()
        ref = hand_over(bench).ref
        bench.wire.refusal, bench.wire.is_cut = refusal, refusal is None
        error = failure_of(bench, ref, name)
        is_it = type(error) is expected if expected is not AuthExpiredError else isinstance(error, expected)
        expect(is_it, f"{name}: {refusal or 'no answer'} is told as {type(error).__name__}")
        errors.append(error)
    return errors


def _strange(ref: str) -> str:
    """Return a name that the service never gave, of the shape of one that it gave."""
    return ref[:-1] + ("1" if ref[-1] != "1" else "2")


def _is_there(bench: Bench, ref: str) -> bool:
    return any(each.id == ref and each.phase is not ReferralPhase.REVOKED for each in service_of(bench).referrals)
