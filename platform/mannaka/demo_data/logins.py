"""How the demo's people sign in."""

import base64
import hashlib
import hmac

from django.conf import settings

from mannaka.demo_data.people import Member
from mannaka_tenancy import Tenant


def login_of(city: Tenant, member: Member) -> dict[str, str]:
    """Return what somebody needs to sign in as the member."""
    port = f":{settings.MANNAKA_PUBLIC_PORT}" if settings.MANNAKA_PUBLIC_PORT else ""
    return {
        "city": city.name,
        "host": city.host,
        "role": member.role.value,
        "url": f"http://{city.host}{port}/staff/",
        "username": member.username,
        "password": password_of(city, member),
    }


def password_of(city: Tenant, member: Member) -> str:
    """Return a password that only this data folder's key gives, the same at each start."""
    text = f"demo:{city.key}:{member.username}".encode()
    digest = hmac.new(settings.SECRET_KEY.encode(), text, hashlib.sha256).digest()
    letters = base64.b32encode(digest).decode().lower()
    return "-".join(letters[start : start + 5] for start in range(0, 20, 5))
