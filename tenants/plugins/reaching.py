"""Which hosts a channel may call: its manifest's, and those of its settings' addresses that the operator allows."""

from collections.abc import Iterator
from dataclasses import dataclass

import httpx
from django.conf import settings

from mannaka_sdk import ConfigModel, Manifest


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """An address in a channel's settings that its plugin calls; the host is empty where the operator names no such."""

    setting: str
    address: str
    host: str


def called_by(manifest: Manifest, config: ConfigModel) -> Iterator[Called]:
    """Yield the addresses that a channel's plugin calls."""
    for name in sorted(manifest.egress_in):
        address = getattr(config, name, "")
        if isinstance(address, str) and address:
            yield Called(setting=name, address=address, host=allowed_host(address))


def hosts_for(manifest: Manifest, config: ConfigModel) -> frozenset[str]:
    """Return the hosts that a channel may call now: the operator's list is asked at each call."""
    return manifest.egress | {each.host for each in called_by(manifest, config) if each.host}


def allowed_host(address: str) -> str:
    """
    Return an address's host, read by the parser that calls it; nothing where the operator names no such.

    Where the house runs a simulator every request goes there, whatever the host.
    """
    try:
        parts = httpx.URL(address)
    except httpx.InvalidURL:
        return ""
    is_known = bool(settings.MANNAKA_SIMULATOR_URL) or parts.host in settings.MANNAKA_PARTNER_HOSTS
    return parts.host if parts.scheme == "https" and is_known else ""
