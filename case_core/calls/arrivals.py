"""What an event of a telephone system means for its call, in whatever order the events come."""

from datetime import datetime
from typing import Final

import structlog

from case_core.calls.models import CallRecord, CallRecording
from case_core.calls.rules import rules
from case_core.calls.sealing import hash_of, hash_of_number, hash_of_tail, seal_number, seal_ref
from case_core.calls.states import Callback
from case_core.calls.turns import record_turn
from mannaka_kit import audit
from mannaka_kit.identifiers import new_key
from mannaka_sdk import CallChanged, CallPhase, CallRecorded, CallState, InboundEvent

log = structlog.get_logger(__name__)
_CODES: Final = {
    CallPhase.RINGING: "call.rang",
    CallPhase.ANSWERED: "call.answered",
    CallPhase.ENDED: "call.ended",
}


def take_in(event: InboundEvent, *, thread_id: int, at: datetime) -> None:
    """Bring a call to where an event leaves it; what is about no call is passed by."""
    match event.body:
        case CallChanged(call=told):
            _move(told, thread_id=thread_id, at=at)
        case CallRecorded(recording=found):
            _keep_recording(found.ref, found.seconds, thread_id=thread_id, at=at)
        case _:
            log.info("calls.event_passed_by", kind=event.body.type)


def _move(told: CallState, *, thread_id: int, at: datetime) -> None:
    call = CallRecord.objects.select_for_update().filter(thread_id=thread_id).first()
    call = call or CallRecord(key=new_key(), thread_id=thread_id, call_hash=hash_of(told.call_id), rang_at=told.at)
    _know(call, told)
    call.rang_at = min(call.rang_at, told.at)
    if told.phase is CallPhase.ANSWERED:
        call.answered_at = min(call.answered_at or told.at, told.at)
    elif told.phase is CallPhase.ENDED:
        call.ended_at = call.ended_at or told.at
    call.callback = _callback(call)
    call.save()
    record_turn(_CODES[told.phase], call, actor=audit.SYSTEM, at=at)


def _know(call: CallRecord, told: CallState) -> None:
    """Keep who calls whom, from whichever event tells it first."""
    if told.caller and not call.has_number:
        call.number_sealed, call.hidden = seal_number(told.caller, key=call.key), ""
        call.number_hash, call.tail_hash = hash_of_number(told.caller), hash_of_tail(told.caller)
    elif told.hidden is not None and not call.has_number:
        call.hidden = told.hidden.value
    call.called = call.called or told.called[:20]
    call.extension = told.extension[:40] or call.extension


def _callback(call: CallRecord) -> str:
    """Return whether somebody waits to be called back: a number is known, and nobody answered."""
    is_missed = call.ended_at is not None and call.answered_at is None
    if is_missed and call.has_number and call.taken_by_id is None:
        return call.callback or Callback.DUE
    # An answer that is told late takes it back, unless somebody has called back meanwhile.
    return "" if call.callback == Callback.DUE else call.callback


def _keep_recording(ref: str, seconds: int, *, thread_id: int, at: datetime) -> None:
    """Keep where a recording rests, only where the city wants that and tells its callers."""
    call = CallRecord.objects.filter(thread_id=thread_id).first()
    if call is None or not rules().keeps_recordings:
        return
    key = new_key()
    told = {"key": key, "ref_sealed": seal_ref(ref, key=key), "seconds": seconds, "came_at": at}
    _recording, is_new = CallRecording.objects.get_or_create(call=call, ref_hash=hash_of(ref), defaults=told)
    if is_new:
        record_turn("call.recorded", call, actor=audit.SYSTEM, at=at, details={"seconds": seconds})
