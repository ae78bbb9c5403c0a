"""Have a roster worked out."""

from datetime import date, datetime
from typing import Final

from django.db import IntegrityError, transaction

from case_core.roster.errors import DaysNotInOrderError, PastDayError, ProposalUnderWayError, SpanTooLongError
from case_core.roster.events import ProposalAsked
from case_core.roster.models import Proposal
from case_core.roster.policies import can_keep_roster
from case_core.roster.solver.problem import SECONDS_FOR_A_YEAR
from case_core.roster.states import UNDER_WAY
from mannaka_kit import audit, clock
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.actor import Actor

LONGEST: Final = 366


@transaction.atomic
def ask_proposal(*, first: date, last: date, actor: Actor, at: datetime) -> Proposal:
    """
    Ask for a proposed roster of these days; a worker makes it, and nothing changes before somebody adopts it.

    :raises NotAllowedError: the actor does not keep the roster.
    :raises PastDayError: the first day is over.
    :raises DaysNotInOrderError: the last day lies before the first.
    :raises SpanTooLongError: it is more than a year.
    :raises ProposalUnderWayError: another one is being worked out.
    """
    require(can_keep_roster(actor))
    _require_span(first, last, today=at.astimezone(clock.TOKYO).date())
    if Proposal.objects.filter(status__in=UNDER_WAY).exists():
        raise ProposalUnderWayError
    proposal = _insert(
        Proposal(first=first, last=last, seconds_allowed=SECONDS_FOR_A_YEAR, asked_by_id=actor.user_id, asked_at=at)
    )
    details = {"first": first.isoformat(), "last": last.isoformat()}
    audit.record("proposal.asked", actor=actor, target=proposal, at=at, details=details)
    events.record(ProposalAsked(proposal_id=proposal.pk))
    return proposal


def _require_span(first: date, last: date, *, today: date) -> None:
    if first < today:
        raise PastDayError(field="first")
    if last < first:
        raise DaysNotInOrderError(field="last")
    if (last - first).days >= LONGEST:
        raise SpanTooLongError(field="last")


def _insert(proposal: Proposal) -> Proposal:
    try:
        with transaction.atomic():
            proposal.save(force_insert=True)
    except IntegrityError as error:
        raise ProposalUnderWayError from error
    return proposal
