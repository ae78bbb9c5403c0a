"""Is the host told what a partner answered, of the right matter, and the same every time?"""

from datetime import timedelta

from mannaka_sdk.events import InboundEvent, ReferralChanged
from mannaka_sdk.referral_states import ReferralPhase
from mannaka_sdk.simulated_partners import Answer, Answered
from mannaka_sdk.testing.bench import Bench, Subject
from mannaka_sdk.testing.checks.referrals import ANSWERS
from mannaka_sdk.testing.expect import ConformanceError, expect
from mannaka_sdk.testing.registry import partner_check


def _only(bench: Bench, happened: Answered) -> InboundEvent:
    events = bench.read(happened)
    expect(len(events) == 1, f"one answer came, and parse tells {len(events)} events")
    return events[0]


@partner_check("answers.tells-what-was-answered")
def tells_what_was_answered(subject: Subject) -> None:
    """An answer is told as ReferralChanged: of its matter, with phase, reason and what the partner chose."""
    bench = subject.bench()
    for number, answer in enumerate(ANSWERS, start=1):
        event = _only(bench, bench.answered(number, answer=answer))
        if not isinstance(event.body, ReferralChanged):
            raise ConformanceError(f"an answer is told as {type(event.body).__name__}")
        state = event.body.state
        expect(state.ref == "referral-1", "the answer is told of another matter")
        expect((state.phase, state.reason) == (answer.phase, answer.reason), "the answer is told otherwise")
        chosen = (state.rejection, state.result)
        expect(chosen == (answer.rejection, answer.result), "what the partner chose is told otherwise")
        distance = abs(event.occurred_at - bench.clock.now())
        expect(distance < timedelta(seconds=1), "the time is not the one that the service tells")


@partner_check("answers.keeps-matters-apart")
def keeps_matters_apart(subject: Subject) -> None:
    """All answers to one matter are one conversation, those to another one are another; nobody is the sender."""
    bench = subject.bench()
    done = Answer(phase=ReferralPhase.DONE)
    first, second = _only(bench, bench.answered()), _only(bench, bench.answered(2, answer=done))
    other = _only(bench, bench.answered(3, referral="referral-2"))
    expect(first.conversation == second.conversation, "one matter has two conversations")
    expect(first.conversation != other.conversation, "two matters share a conversation")


@partner_check("answers.is-the-same-every-time")
def is_the_same_every_time(subject: Subject) -> None:
    """What is told twice is read alike, whenever that is, so that the host keeps it once; another answer is another."""
    bench, later = subject.bench(), subject.bench()
    request = bench.delivery(bench.answered())
    later.clock.move(timedelta(hours=2))
    again = later.parse(request.model_copy(update={"received_at": later.clock.now()}))
    expect(list(bench.parse(request)) == list(again), "the same delivery is read in two ways")
    bench.clock.move(timedelta(minutes=3))
    other = _only(bench, bench.answered(2, answer=Answer(phase=ReferralPhase.DONE)))
    expect(other.event_id != again[0].event_id, "another answer has the id of the first one")


@partner_check("answers.keeps-what-came")
def keeps_what_came(subject: Subject) -> None:
    """Each event keeps what the service wrote of it."""
    bench = subject.bench()
    expect("referral-1" in repr(_only(bench, bench.answered()).raw), "the raw event does not hold what came")
