"""Bodies outside the city hall as the demonstration knows them: agreed with, and with people who act for them."""

from datetime import datetime, timedelta
from typing import Final

from allauth.mfa.totp.internal.auth import TOTP

from mannaka.demo_data.cast import Cast
from mannaka.demo_data.logins import address_in, key_of_app, password_for
from mannaka.demo_data.partner_bodies import BODIES, Body, Person
from mannaka_kit.clock import day_of
from mannaka_tenancy import Tenant
from tenants.accounts.actions.set_own_password import set_own_password
from tenants.accounts.actor import Actor
from tenants.accounts.roles import Role
from tenants.partners import links
from tenants.partners.actions.accept_invitation import accept_invitation
from tenants.partners.actions.add_organization import add_organization
from tenants.partners.actions.conclude_agreement import conclude_agreement
from tenants.partners.actions.invite_member import invite_member
from tenants.partners.agreement_terms import AgreementTerms

_BEFORE: Final = timedelta(days=120)
_LATELY: Final = timedelta(hours=5)


def open_partners(city: Tenant, cast: Cast, *, now: datetime) -> None:
    """Add the city's bodies with their agreements, and invite their people, of whom most have come."""
    admin = next(actor for actor in cast.actors.values() if actor.has(Role.ADMINISTRATOR))
    for body in BODIES[city.code]:
        began = now - _BEFORE
        made = add_organization(actor=admin, facts=body.facts, at=began)
        if body.purpose:
            _agree(body, made.pk, admin, began)
        for person in body.people:
            _ask(city, person, made.pk, admin, began if person.has_joined else now - _LATELY)


def partner_logins(city: Tenant) -> list[dict[str, str]]:
    """Return what somebody needs to sign in as the people of the bodies: the key is for an authenticator app."""
    return [
        {
            "city": city.name,
            "host": city.host,
            "role": "partner",
            "url": address_in(city, "/partner/"),
            "username": person.email,
            "password": password_for(city, person.email),
            "app_key": key_of_app(city, person.email),
        }
        for body in BODIES[city.code]
        for person in body.people
        if person.has_joined
    ]


def _agree(body: Body, organization_id: int, admin: Actor, began: datetime) -> None:
    first = day_of(began)
    terms = AgreementTerms(
        purpose=body.purpose,
        data_classes=body.data_classes,
        signed_on=first,
        valid_from=first,
        valid_until=first + timedelta(days=body.days),
    )
    conclude_agreement(actor=admin, organization_id=organization_id, terms=terms, at=began)


def _ask(city: Tenant, person: Person, organization_id: int, admin: Actor, at: datetime) -> None:
    names = {"display_name": person.name, "name_kana": person.kana, "post": person.post}
    asked = invite_member(actor=admin, organization_id=organization_id, email=person.email, at=at, **names)
    if not person.has_joined:
        return
    user = accept_invitation(token=links.token_of(asked.invitation.key), email=person.email, at=at)
    set_own_password(user=user, password=password_for(city, person.email), at=at)
    TOTP.activate(user, key_of_app(city, person.email))
