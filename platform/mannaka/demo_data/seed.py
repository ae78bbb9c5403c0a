"""Fills one city through the same actions that people use."""

import base64
import hashlib
import hmac
from datetime import timedelta

from django.conf import settings

from cms.pages.seed import set_contact
from mannaka.demo_data.people import CONTACTS, SECTIONS, STAFF, Member, SectionData
from mannaka.demo_data.stories import STORIES
from mannaka.demo_data.tell import Cast, tell
from mannaka_kit import audit, clock
from mannaka_tenancy import Tenant, use
from tenants.accounts.actions.create_user import create_user
from tenants.accounts.actions.grant_role import grant_role
from tenants.accounts.actions.set_own_password import set_own_password
from tenants.accounts.actor import Actor
from tenants.accounts.models import User
from tenants.accounts.roles import Role
from tenants.accounts.selectors import actor_for
from tenants.municipalities.selectors import list_cities
from tenants.organisation.actions.create_section import create_section
from tenants.organisation.models import Section

_SINCE = timedelta(days=400)


def seed_city(code: str) -> list[dict[str, str]]:
    """Fill the city with invented staff and matters, unless it has staff, and return its logins."""
    city = next(city for city in list_cities() if city.code == code)
    with use(city):
        if not User.objects.exists():
            _fill(city)
    return [_login(city, member) for member in STAFF[code]]


def _fill(city: Tenant) -> None:
    sections = {data.code: _section(data) for data in SECTIONS}
    set_contact(**CONTACTS[city.code])
    for member in STAFF[city.code]:
        _employ(city, member, sections)
    cast = _cast(city, sections)
    for story in STORIES:
        if city.code in story.cities:
            tell(story, cast)


def _section(data: SectionData) -> Section:
    since = clock.today() - _SINCE
    return create_section(
        actor=audit.OPERATOR,
        code=data.code,
        name=data.name,
        name_kana=data.kana,
        telephone=data.telephone,
        valid_from=since,
        at=clock.now(),
    )


def _employ(city: Tenant, member: Member, sections: dict[str, Section]) -> None:
    at = clock.now()
    created = create_user(
        actor=audit.OPERATOR, username=member.username, display_name=member.name, name_kana=member.kana, at=at
    )
    set_own_password(user=created.user, password=_password(city, member), at=at)
    grant_role(
        actor=audit.OPERATOR,
        user=created.user,
        role=member.role,
        section=sections[member.section] if member.section else None,
        valid_from=clock.today() - _SINCE,
        at=at,
    )


def _cast(city: Tenant, sections: dict[str, Section]) -> Cast:
    clerk = next(member for member in STAFF[city.code] if member.role is Role.CENTRE_STAFF)
    officers = {member.section: _actor(member) for member in STAFF[city.code] if member.section}
    return Cast(clerk=_actor(clerk), officers=officers, sections=sections)


def _actor(member: Member) -> Actor:
    return actor_for(User.objects.get(username=member.username), on=clock.today())


def _login(city: Tenant, member: Member) -> dict[str, str]:
    port = f":{settings.MANNAKA_PUBLIC_PORT}" if settings.MANNAKA_PUBLIC_PORT else ""
    return {
        "city": city.name,
        "host": city.host,
        "role": member.role.value,
        "url": f"http://{city.host}{port}/staff/",
        "username": member.username,
        "password": _password(city, member),
    }


def _password(city: Tenant, member: Member) -> str:
    """Return a password that only this data folder's key gives, the same at each start."""
    text = f"demo:{city.key}:{member.username}".encode()
    digest = hmac.new(settings.SECRET_KEY.encode(), text, hashlib.sha256).digest()
    letters = base64.b32encode(digest).decode().lower()
    return "-".join(letters[start : start + 5] for start in range(0, 20, 5))
