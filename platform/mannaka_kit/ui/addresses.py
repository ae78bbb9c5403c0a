"""Addresses that every page writes, worked out once in a process."""

from functools import lru_cache
from typing import Final

from django.conf import settings
from django.urls import get_urlconf, reverse

import mannaka_tenancy

# No record has this number: its place in the address is where the record's number goes.
_STAND_IN: Final = 907_060_504_030_201


def address_of(name: str) -> str:
    """Return the address of a page without a record.

    :raises NoReverseMatch: there is no such page.
    """
    return _shape(name, get_urlconf() or settings.ROOT_URLCONF, has_record=False)


def address_of_record(name: str, record_id: int) -> str:
    """Return the address of a page of one record.

    :raises NoReverseMatch: there is no such page.
    """
    return _shape(name, get_urlconf() or settings.ROOT_URLCONF, has_record=True).replace(str(_STAND_IN), str(record_id))


@lru_cache(maxsize=512)
def _shape(name: str, urlconf: str, *, has_record: bool) -> str:
    return reverse(name, urlconf, args=[_STAND_IN] if has_record else [])


def whole_address(name: str, *args: object) -> str:
    """Return the whole address of a page of the current city, as somebody's browser outside needs it.

    :raises NoTenantError: outside a city.
    """
    city = mannaka_tenancy.require_current()
    scheme = "https" if settings.SESSION_COOKIE_SECURE else "http"
    port = f":{settings.MANNAKA_PUBLIC_PORT}" if settings.MANNAKA_PUBLIC_PORT else ""
    return f"{scheme}://{city.host}{port}{reverse(name, args=args or None)}"
