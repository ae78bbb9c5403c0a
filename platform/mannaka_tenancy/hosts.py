"""Host names in one spelling."""

import re
from contextlib import suppress
from ipaddress import IPv6Address

_PARTS = re.compile(r"(?P<host>\[[^\]]*\]|[^:\[\]]*)(?::[0-9]{1,5})?")
_NAME = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)*")


def normalise_host(raw: str) -> str:
    """Return the host lower-cased, without port and trailing dot, in ASCII; empty where it is no host name."""
    parts = _PARTS.fullmatch(raw.strip())
    if parts is None:
        return ""
    host = parts["host"].lower()
    return _address(host[1:-1]) if host.startswith("[") else _name(host.removesuffix("."))


def _address(text: str) -> str:
    with suppress(ValueError):
        return str(IPv6Address(text))
    return ""


def _name(text: str) -> str:
    with suppress(UnicodeError):
        ascii_name = text if text.isascii() else text.encode("idna").decode("ascii")
        return ascii_name if _NAME.fullmatch(ascii_name) else ""
    return ""
