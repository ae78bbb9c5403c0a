"""How the demo's people sign in."""

import base64
import hashlib
import hmac

from django.conf import settings

from mannaka.demo_data.people import Member
from mannaka_tenancy import Tenant


def login_of(city: Tenant, member: Member) -> dict[str, str]:
    """Return what somebody needs to sign in as the member."""
    return {
        "city": city.name,
        "host": city.host,
        "role": member.role.value,
        "url": address_in(city, "/staff/"),
        "username": member.username,
        "password": password_of(city, member),
    }


def password_of(city: Tenant, member: Member) -> str:
    """Return a password that only this data folder's key gives, the same at each start."""
    return password_for(city, member.username)


def password_for(city: Tenant, username: str) -> str:
    """Return the password of a user name, which only this data folder's key gives, the same at each start."""
    letters = _letters(city, username).lower()
    return "-".join(letters[start : start + 5] for start in range(0, 20, 5))


def key_of_app(city: Tenant, username: str) -> str:
    """Return the key for an authenticator app, as long as such keys are."""
    return _letters(city, f"{username}:app")[:32]


def address_in(city: Tenant, path: str) -> str:
    """Return the whole address of a page of the city."""
    port = f":{settings.MANNAKA_PUBLIC_PORT}" if settings.MANNAKA_PUBLIC_PORT else ""
    return f"http://{city.host}{port}{path}"


def _letters(city: Tenant, what: str) -> str:
    text = f"demo:{city.key}:{what}".encode()
    digest = hmac.new(settings.SECRET_KEY.encode(), text, hashlib.sha256).digest()
    return base64.b32encode(digest).decode()
