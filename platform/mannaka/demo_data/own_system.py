"""A body of the demonstration that works in a system of its own, which a city's referrals reach as signed JSON."""

from datetime import datetime, timedelta
from typing import Final

from django.conf import settings

import mannaka_tenancy
from case_core.cases.topics import Topic
from case_core.intake.actions.receive_matter import PersonDetails
from case_core.referrals.actions.send_referral import Letter
from integrations.partners.webhook.manifest import MANIFEST
from mannaka.demo_data.cast import Cast
from mannaka.demo_data.channels import connect
from mannaka.demo_data.referring import Asking, come, refer
from mannaka.simulate import remembering
from mannaka.simulate.accounts import BODY, CityBody, Keys
from mannaka.simulate.cities import City
from mannaka_kit.clock import day_of
from tenants.accounts.actor import Actor
from tenants.accounts.roles import Role
from tenants.municipalities.selectors import is_demo
from tenants.partners.actions.add_organization import add_organization
from tenants.partners.actions.conclude_agreement import conclude_agreement
from tenants.partners.agreement_terms import AgreementTerms
from tenants.partners.data_classes import DataClass
from tenants.partners.kinds import BodyKind, Reach
from tenants.partners.models import PartnerOrganization
from tenants.partners.organization_facts import OrganizationFacts
from tenants.plugins.endpoints import address_of
from tenants.plugins.models import Channel

# Of the two cities one has it; the other sees how it is connected.
_CITIES: Final = frozenset({"382027"})
_CLASSES: Final = (DataClass.CONTACT, DataClass.SUMMARY, DataClass.WORK)
_PURPOSE: Final = "働くことに悩む若い方を、就労の支援につなぐため"
_REASON: Final = "仕事の探し方と、体験できる職場の紹介をお願いします。"
_WISHES: Final = "まずは家族に知られずに話したいそうです。電話は携帯電話にお願いします。"
_SAID: Final = "大学を出てから3年、家にいる。人と話す仕事は苦手だが、少しずつ働いてみたい。"
_BEGAN: Final = timedelta(days=30)
_LATELY: Final = timedelta(hours=2)
_LASTS: Final = timedelta(days=500)
_DAYS: Final = 60


def refer_to_own_system(cast: Cast, *, now: datetime) -> None:
    """Connect the body's system and refer a matter to it; only where the city is a demonstration."""
    city = mannaka_tenancy.require_current()
    if city.code not in _CITIES or not is_demo(city):
        return
    admin = next(actor for actor in cast.actors.values() if actor.has(Role.ADMINISTRATOR))
    clerk = [actor for actor in cast.actors.values() if actor.has(Role.CENTRE_STAFF)][-1]
    channel = _connect(City(code=city.code, name=city.name, host=city.host), admin, at=now - _BEGAN)
    body = _add_body(channel, admin, at=now - _BEGAN)
    sent_at = now - _LATELY
    person = PersonDetails(name="曽我部 陸", name_kana="ソガベ リク", telephone="090-0000-1401")
    case = come(person, Topic.WORK, _SAID, clerk=clerk, at=sent_at - timedelta(minutes=40))
    letter = Letter(reason=_REASON, wishes=_WISHES)
    asking = Asking(organization_id=body.pk, purpose=_PURPOSE, told=frozenset(_CLASSES), days=_DAYS, letter=letter)
    refer(case, asking, clerk=clerk, at=sent_at)


def _connect(city: City, admin: Actor, *, at: datetime) -> Channel:
    """Set the channel up, and paste its address at the body's system."""
    service = CityBody(city, Keys(settings.SECRET_KEY.encode()))
    channel = connect(MANIFEST, service, label=f"{BODY}のシステム", account_name=BODY, admin=admin, at=at)
    remembering.write_down(settings.MANNAKA_DATA, remembering.address_key(city.code, "body"), address_of(channel))
    return channel


def _add_body(channel: Channel, admin: Actor, *, at: datetime) -> PartnerOrganization:
    facts = OrganizationFacts(
        name=BODY,
        name_kana="シマナミワカモノシュウロウシエンセンター",
        kind=BodyKind.BUSINESS,
        reaches=(Reach.WEBHOOK,),
        description="15歳から49歳までの方の、仕事さがしと職場体験。",
        phone="0898-00-3105",
        gateway_id=channel.pk,
        gateway_address="今治窓口",
    )
    body = add_organization(actor=admin, facts=facts, at=at)
    first = day_of(at)
    terms = AgreementTerms(
        purpose=_PURPOSE, data_classes=_CLASSES, signed_on=first, valid_from=first, valid_until=first + _LASTS
    )
    conclude_agreement(actor=admin, organization_id=body.pk, terms=terms, at=at)
    return body
