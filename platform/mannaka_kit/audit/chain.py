"""The chain's bytes and hashes. No Django here: the offline verifier computes them again."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

CHECKPOINT_FORMAT = "mannaka-audit-checkpoint-1"
EXPORT_FORMAT = "mannaka-audit-export-1"
_GENESIS_FORMAT = "mannaka-audit-1"


def canonical(values: Mapping[str, Any]) -> str:
    """Return the one way to write these values as JSON."""
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def genesis(city: str) -> str:
    """Return what stands before the first link, so that no chain passes for another city's."""
    return hashlib.sha256(f"{_GENESIS_FORMAT}|{city}".encode()).hexdigest()


def link_hash(previous: str, seq: int, entry: bytes) -> str:
    """Return the hash of a link over its place, the hash before it and the entry's canonical bytes."""
    return hashlib.sha256(b"%b|%d|%b" % (previous.encode(), seq, entry)).hexdigest()


def checkpoint_message(city: str, seq: int, head: str, at: str) -> bytes:
    """Return the bytes that a checkpoint's signature covers."""
    return "\n".join([CHECKPOINT_FORMAT, city, str(seq), head, at, ""]).encode()
