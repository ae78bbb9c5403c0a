"""To which city the mails of a domain belong: the operator says so, so that no city can take another one's mails."""

import re
from typing import Final

from mannaka import env

SETTING: Final = "MANNAKA_MAIL_DOMAINS"
_DOMAIN: Final = re.compile(r"([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]")
_CODE: Final = re.compile(r"[0-9]{6}")


class BadMailDomainsError(Exception):
    """The setting is no list of domains and cities."""


def read_domains(text: str) -> dict[str, str]:
    """
    Return the municipality code of each domain: `soudan.city.example.jp=382027,...`.

    :raises BadMailDomainsError: if it says something else, or a domain twice.
    """
    found: dict[str, str] = {}
    for entry in filter(None, (each.strip() for each in text.split(","))):
        domain, _, code = entry.lower().partition("=")
        if not _DOMAIN.fullmatch(domain) or not _CODE.fullmatch(code):
            raise BadMailDomainsError(f"{entry!r} is no domain and code of a municipality, such as a.example.jp=382027")
        if domain in found:
            raise BadMailDomainsError(f"{domain} stands there twice")
        found[domain] = code
    return found


def named_domains() -> dict[str, str]:
    """
    Return what the operator set.

    :raises BadMailDomainsError: if that cannot be read.
    """
    return read_domains(env.text("MANNAKA_MAIL_DOMAINS", ""))
