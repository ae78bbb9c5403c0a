"""Where a talk by video is held: an address that anybody may read, so that it may stand in mails and calendars."""

import re
from typing import Final
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from case_core.bookings.errors import OnlineAddressError
from mannaka_kit import japanese

LONGEST: Final = 500
# What meeting systems call the person who joins: it would stand in every log on the way.
_OF_PEOPLE: Final = frozenset({"name", "uname", "username", "displayname", "user", "email", "mail", "tel", "phone"})
# Microsoft Teams writes its threads with an @ that is nobody's address.
_ADDRESS_OF_SOMEBODY: Final = re.compile(r"@(?!thread\.)")
_SHORTEST_NAME: Final = 4
_PRINTABLE: Final = re.compile(r"[!-~]+")


def require_online_address(typed: str, *, of: tuple[str, ...] = ()) -> str:
    """
    Return an address that begins with https and names nobody, such as the person whose name and contact are given.

    :raises OnlineAddressError: it is none, it is not encrypted, or it names somebody.
    """
    address = japanese.fold_width(typed).strip()
    if not address:
        return ""
    parts = _split(address)
    if len(address) > LONGEST or parts.scheme != "https" or "." not in (parts.hostname or ""):
        raise OnlineAddressError(field="online_address")
    if _names_somebody(address, parts, of):
        raise OnlineAddressError(OnlineAddressError.names_somebody, field="online_address")
    return address


def _split(address: str) -> SplitResult:
    try:
        parts = urlsplit(address)
        _port = parts.port
    except ValueError:
        raise OnlineAddressError(field="online_address") from None
    if not _PRINTABLE.fullmatch(address):
        raise OnlineAddressError(field="online_address")
    return parts


def _names_somebody(address: str, parts: SplitResult, of: tuple[str, ...]) -> bool:
    said = unquote(address).casefold()
    asked = {name.casefold() for name, _value in parse_qsl(f"{parts.query}&{parts.fragment}", keep_blank_values=True)}
    # A shorter name is a part of many an address.
    known = (each.strip().casefold() for each in of if len(each.strip()) >= _SHORTEST_NAME)
    has_address = "@" in parts.netloc or _ADDRESS_OF_SOMEBODY.search(said) is not None
    return has_address or bool(asked & _OF_PEOPLE) or any(each in said for each in known)
