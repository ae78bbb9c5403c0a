"""A call that was missed, one with a recording, and the forms that change calls."""

from collections.abc import Callable, Mapping
from typing import Any

from django.db.models import Model

from case_core.calls.models import CallRecord, CallRecording
from case_core.calls.sealing import seal_ref
from mannaka_kit import clock
from mannaka_kit.identifiers import new_key
from tests.support.cast import Cast
from tests.support.telephone import a_call, an_exchange, ended, rang

KINDS_OF_CALLS: Mapping[str, type[Model]] = {"call_id": CallRecord, "recording_id": CallRecording}
BODIES_OF_CALLS: dict[str, Callable[[Mapping[str, Any]], dict[str, Any]]] = {
    "calls:take": lambda _: {},
    "calls:popped": lambda _: {},
    "calls:find": lambda _: {"number": "5678"},
    "calls:callback": lambda _: {"result": "not_reached"},
    "call_settings:rules": lambda _: {
        "days_kept": "20",
        "keeps_recordings": "on",
        "notice": "録音しています",
        "recording_days": "7",
    },
}


def calls(cast: Cast, word: str) -> dict[str, Any]:
    """Let somebody telephone in vain, and lay a recording beside it."""
    number, now = CallRecord.objects.count(), clock.now()
    exchange = an_exchange(cast.city, cast.users["mio"])
    call = a_call(exchange, rang(f"{word}-{number}"), ended(f"{word}-{number}"), at=now)
    key = new_key()
    sealed = seal_ref(f"{word}.wav", key=key)
    recording = CallRecording.objects.create(
        key=key, call=call, ref_hash="0" * 64, ref_sealed=sealed, seconds=95, came_at=now
    )
    return {"call_id": call.pk, "recording_id": recording.pk}
