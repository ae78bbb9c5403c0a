"""The doors of calls, and the calls that their paths name."""

from typing import Any

from case_core.calls.models import CallRecord, CallRecording
from case_core.calls.sealing import seal_ref
from mannaka_kit.identifiers import new_key
from tenants.api_tokens.scopes import Scope
from tests.support.cases import AT
from tests.support.cast import Cast
from tests.support.telephone import a_call, an_exchange, ended, rang

_CENTRE, _KEEPERS = frozenset({"aoi"}), frozenset({"mio"})
_RULES = {"days_kept": 20, "keeps_recordings": True, "notice": "録音しています", "recording_days": 7}
DOORS_OF_CALLS: list[tuple[str, str, dict[str, Any], Scope, frozenset[str]]] = [
    ("GET", "calls/", {}, Scope.CASES_READ, _CENTRE),
    ("POST", "calls/search/", {"number": "5678"}, Scope.CASES_READ, _CENTRE),
    ("GET", "calls/{missed_call}/", {}, Scope.CASES_READ, _CENTRE),
    ("POST", "calls/{missed_call}/take/", {}, Scope.CASES_WRITE, _CENTRE),
    ("POST", "calls/{missed_call}/callback/", {"result": "not_reached"}, Scope.CASES_WRITE, _CENTRE),
    ("GET", "calls/{missed_call}/recordings/{recording}/", {}, Scope.CASES_READ, _CENTRE),
    ("GET", "call-rules/", {}, Scope.ORGANISATION_READ, _KEEPERS),
    ("POST", "call-rules/", _RULES, Scope.ORGANISATION_WRITE, _KEEPERS),
]


def calls_to_name(cast: Cast) -> dict[str, Any]:
    """Let somebody telephone in vain, and lay a recording beside it; call it inside of the city."""
    name = f"call-{CallRecord.objects.count()}"
    call = a_call(an_exchange(cast.city, cast.users["mio"]), rang(name), ended(name), at=AT)
    key = new_key()
    sealed = seal_ref("rec-1.wav", key=key)
    recording = CallRecording.objects.create(
        key=key, call=call, ref_hash="0" * 64, ref_sealed=sealed, seconds=95, came_at=AT
    )
    return {"missed_call": call.pk, "recording": recording.pk}
