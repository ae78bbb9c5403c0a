"""Where a request comes from, as far as limits need to know it."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest

# One household has a whole /64 to take addresses from.
_HOUSEHOLD = 64


def sender_of(request: HttpRequest) -> str:
    """Return the sender's address, for IPv6 that of the household; behind the ingress it is what the ingress saw."""
    raw = str(request.META.get("REMOTE_ADDR", ""))
    if settings.SECURE_PROXY_SSL_HEADER:
        # The ingress adds the last entry; everything before it is the sender's own say.
        raw = request.headers.get("X-Forwarded-For", raw).rpartition(",")[2].strip()
    try:
        address = ipaddress.ip_address(raw)
    except ValueError:
        return ""
    length = _HOUSEHOLD if isinstance(address, ipaddress.IPv6Address) else address.max_prefixlen
    return str(ipaddress.ip_network((address, length), strict=False))
