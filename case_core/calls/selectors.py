"""Reads of calls by staff. Whoever reads a number leaves a trace."""

from datetime import datetime
from typing import Final

from django.db import transaction
from django.db.models import Q

from case_core.calls.errors import CallNotFoundError, RecordingNotFoundError
from case_core.calls.models import CallRecord, CallRecording
from case_core.calls.policies import can_answer_calls, can_settle_calls
from case_core.calls.querysets import CallQuerySet
from case_core.calls.rules import CallRules, rules
from case_core.calls.sealing import TAIL, hash_of, hash_of_number, hash_of_tail
from case_core.shields.selectors import hidden_cases
from mannaka_kit import audit, clock
from mannaka_kit.decisions import require
from mannaka_kit.japanese import telephone_digits
from tenants.accounts.actor import Actor

MOST_RINGING: Final = 10


def calls_visible_to(viewer: Actor) -> CallQuerySet:
    """
    Return the calls that the viewer may find: all but those of a case that is hidden from them.

    :raises NotAllowedError: the viewer is not of the centre.
    """
    require(can_answer_calls(viewer))
    found = CallRecord.objects.exclude(hidden_cases(viewer, by="case"))
    return found.select_related("taken_by", "tried_by", "case").order_by("-rang_at", "-pk")


def calls_from(viewer: Actor, number: str) -> CallQuerySet:
    """
    Return the calls from a number that the viewer may find: a whole one, or its last four digits.

    :raises NotAllowedError: the viewer is not of the centre.
    """
    is_tail = len(telephone_digits(number)) == TAIL
    found = Q(tail_hash=hash_of_tail(number)) if is_tail else Q(number_hash=hash_of_number(number))
    return calls_visible_to(viewer).filter(found)


def ringing_for(viewer: Actor, *, at: datetime) -> list[CallRecord]:
    """Return the calls that ring now and that nobody took, in one statement."""
    if not can_answer_calls(viewer):
        return []
    return list(CallRecord.objects.ringing(at=at).order_by("rang_at", "pk")[:MOST_RINGING])


def call_for(viewer: Actor, call_id: int) -> CallRecord:
    """
    Return one call.

    :raises NotAllowedError: the viewer is not of the centre.
    :raises CallNotFoundError: there is none that the viewer may find.
    """
    call = calls_visible_to(viewer).filter(pk=call_id).first()
    if call is None:
        raise CallNotFoundError
    return call


def call_named(viewer: Actor, name: str) -> CallRecord | None:
    """
    Return the latest call that the telephone system calls so; none where it told of none.

    :raises NotAllowedError: the viewer is not of the centre.
    """
    return calls_visible_to(viewer).filter(call_hash=hash_of(name)).first() if name else None


def recordings_of(viewer: Actor, call: CallRecord) -> list[CallRecording]:
    """
    Return that there are recordings of a call; where they rest is another question.

    :raises NotAllowedError: the viewer is not of the centre.
    """
    require(can_answer_calls(viewer))
    return list(CallRecording.objects.filter(call=call).defer("ref_sealed"))


@transaction.atomic
def recording_for(viewer: Actor, call_id: int, recording_id: int) -> CallRecording:
    """
    Return one recording, and record that the viewer looked where it rests.

    :raises NotAllowedError: the viewer is not of the centre.
    :raises CallNotFoundError: there is no such call for the viewer.
    :raises RecordingNotFoundError: it has no such recording.
    """
    call = call_for(viewer, call_id)
    recording = CallRecording.objects.filter(pk=recording_id, call=call).first()
    if recording is None:
        raise RecordingNotFoundError
    audit.record("call_recording.opened", actor=viewer, target=recording, at=clock.now(), case_id=call.case_id)
    return recording


@transaction.atomic
def note_numbers_shown(viewer: Actor, calls: list[CallRecord], *, found: int | None = None) -> None:
    """Record how many the viewer found by a number, where they looked for one, and whose numbers they saw."""
    if found is not None:
        audit.record("call.searched", actor=viewer, target=None, at=clock.now(), details={"found": found})
    if shown := [call.pk for call in calls if call.has_number]:
        audit.record("call.listed", actor=viewer, target=None, at=clock.now(), details={"calls": shown})


def rules_for(viewer: Actor) -> CallRules:
    """
    Return what the city has settled.

    :raises NotAllowedError: the viewer is no administrator.
    """
    require(can_settle_calls(viewer))
    return rules()
