"""To which other systems of the city a channel's deliveries go on: where settings and operator agree."""

import hashlib
from collections.abc import Mapping
from typing import Any

import httpx
from django.conf import settings

from mannaka_sdk import Manifest


def addresses_in(manifest: Manifest, config: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the addresses that stand in a channel's settings."""
    told = config.get(manifest.passes_on.setting) if manifest.passes_on else None
    return tuple(each for each in told if isinstance(each, str)) if isinstance(told, list | tuple) else ()


def allowed_host(address: str) -> str:
    """Return the host of an address, read by the parser that calls it; nothing where the operator names no such."""
    try:
        parts = httpx.URL(address)
    except httpx.InvalidURL:
        return ""
    return parts.host if parts.scheme == "https" and parts.host in settings.MANNAKA_PASS_ON_HOSTS else ""


def code_of(address: str) -> str:
    """Return what stands for an address where it may not be told: it may hold a key."""
    return hashlib.sha256(address.encode()).hexdigest()[:16]
