"""Numbers and names of recordings, sealed with the city's key, each for its own row; names of calls as hashes."""

from typing import Final
from uuid import UUID

from case_core.calls.models import CallRecord, CallRecording
from mannaka_kit import crypto
from mannaka_kit.japanese import telephone_digits

_PURPOSE: Final = "call"
TAIL: Final = 4


def seal_number(number: str, *, key: UUID) -> str:
    """Return a number as it is kept."""
    return (
        crypto.encrypt(number, purpose=_PURPOSE, aad=crypto.cell("call_record", "number_sealed", key)) if number else ""
    )


def number_of(call: CallRecord) -> str:
    """Return the number of a call; nothing where none was told."""
    if not call.number_sealed:
        return ""
    place = crypto.cell("call_record", "number_sealed", call.key)
    return crypto.decrypt(call.number_sealed, purpose=_PURPOSE, aad=place)


def seal_ref(ref: str, *, key: UUID) -> str:
    """Return the name of a recording as it is kept."""
    return crypto.encrypt(ref, purpose=_PURPOSE, aad=crypto.cell("call_recording", "ref_sealed", key))


def ref_of(recording: CallRecording) -> str:
    """Return what the telephone system calls a recording."""
    place = crypto.cell("call_recording", "ref_sealed", recording.key)
    return crypto.decrypt(recording.ref_sealed, purpose=_PURPOSE, aad=place)


def hash_of_number(number: str) -> str:
    """Return the keyed hash by which a number is found again, however it is written."""
    return crypto.fingerprint(telephone_digits(number), purpose="call-number")


def hash_of_tail(number: str) -> str:
    """Return the keyed hash by which a number is found again by its last four digits."""
    return crypto.fingerprint(telephone_digits(number)[-TAIL:], purpose="call-tail")


def hash_of(name: str) -> str:
    """Return the keyed hash by which a name of the telephone system is found again."""
    return crypto.fingerprint(name, purpose=_PURPOSE)
