"""Addresses of citizens: also those that telephone companies gave out against the rules of mail."""

import re
from typing import Final

_LOCAL: Final = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}")
_LABEL: Final = re.compile(r"[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?")


def deliverable(address: str) -> str | None:
    """Return an address as it is written to a server; nothing where no server could take it."""
    local, _, host = address.rpartition("@")
    try:
        ascii_host = host.encode("idna").decode("ascii") if not host.isascii() else host
    except UnicodeError:
        return None
    labels = ascii_host.split(".")
    if not _LOCAL.fullmatch(local) or len(labels) == 1 or not all(_LABEL.fullmatch(each) for each in labels):
        return None
    return f"{local}@{ascii_host}"
