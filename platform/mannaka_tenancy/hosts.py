"""Host names in one spelling."""

from contextlib import suppress


def normalise_host(raw: str) -> str:
    """Return the host lower-cased, without port and trailing dot, in ASCII; empty where it is no host name."""
    host = raw.strip().lower()
    if host.startswith("["):
        return host.partition("]")[0].lstrip("[")
    host = host.rpartition(":")[0] if ":" in host else host
    host = host.rstrip(".")
    if host.isascii():
        return host
    with suppress(UnicodeError):
        return host.encode("idna").decode("ascii")
    return ""
