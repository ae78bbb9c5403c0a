from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.test import Client

from mannaka.demo_data.imabari import IMABARI
from mannaka.demo_data.partner_bodies import BODIES
from mannaka.demo_data.partners import open_partners, partner_logins
from mannaka.demo_data.seed import cast_of, staff_city
from mannaka_kit import clock
from mannaka_tenancy import Tenant, use
from tenants.partners.models import Agreement, PartnerInvitation, PartnerMember, PartnerOrganization


def test_the_bodies_have_agreements_and_people_who_can_sign_in(db: None, imabari: Tenant) -> None:
    now = clock.now()
    with use(imabari):
        staff_city(imabari, IMABARI, at=now)
        open_partners(imabari, cast_of(IMABARI), now=now)
        assert PartnerOrganization.objects.count() == len(BODIES[IMABARI.code]) == 4
        assert Agreement.objects.in_force(now).count() == 3
        assert PartnerMember.objects.active().count() == len(partner_logins(imabari)) == 2
        assert PartnerInvitation.objects.open(now).count() == 1
        login = partner_logins(imabari)[0]
    browser = Client(headers={"host": imabari.host})
    browser.post("/account/login/", {"login": login["username"], "password": login["password"]})
    code = format_hotp_value(hotp_value(login["app_key"], next(iter(yield_hotp_counters_from_time()))))
    assert browser.post("/account/2fa/authenticate/", {"code": code})["Location"] == "/partner/"
    assert "今治市社会福祉協議会" in browser.get("/partner/").content.decode()
