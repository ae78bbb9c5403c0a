"""The council's officer signs in at their own provider, whose page sends the answer by a form from another site."""

import base64
from html import escape

import pytest
from playwright.sync_api import Request, Route

from mannaka_kit import clock
from mannaka_tenancy import Tenant, use
from tests.support.browser import PHONE, House, Visitor, Window
from tests.support.partners import a_body, agreed
from tests.support.saml_provider import Asked, a_provider
from tests.tenants.federation.conftest import SATO
from tests.tenants.federation.saml.conftest import with_saml

pytestmark = pytest.mark.browser

ISSUER = "https://login.shakyo.example/saml"
FORM = (
    '<!doctype html><html lang="ja"><title>IdP</title><form method="post" action="{0}"><input type="hidden"'
    ' name="SAMLResponse" value="{1}"><input type="hidden" name="RelayState" value="{2}"><button>OK</button></form>'
    "</html>"
)


def vouches(route: Route) -> None:
    """Answer as the page of a provider does, with a form that goes back."""
    asked = Asked.by(route.request.url)
    signed = base64.b64encode(a_provider(ISSUER).vouch(asked, SATO)).decode()
    body = FORM.format(escape(asked.address), signed, escape(asked.state))
    route.fulfill(body=body, content_type="text/html; charset=utf-8")


@pytest.fixture
def sato(house: House, imabari: Tenant) -> Visitor:
    with use(imabari):
        body = a_body(at=clock.now())
        agreed(body, at=clock.now())
        with_saml(body, a_provider(ISSUER), does_two_factors=True, lets_in=True)
    return house.visitor(imabari, Window(size=PHONE))


def test_the_browser_that_asked_comes_in_though_the_form_brings_no_cookie(sato: Visitor) -> None:
    asked: list[Request] = []
    sato.page.on("request", lambda each: asked.append(each))  # noqa: PLW0108 - Playwright marks what it calls
    sato.page.route("**/login.shakyo.example/**", vouches)
    sato.open("/partner/sign-in/").page.get_by_role("button", name="今治市社会福祉協議会").click()
    sato.page.wait_for_url("**/login.shakyo.example/**")
    sato.page.get_by_role("button", name="OK").click()
    sato.page.wait_for_url("**/partner/")
    assert sato.sees("佐藤 恵")
    brought = {each.url.partition("/sign-in/")[2].strip("/"): "cookie" in each.all_headers() for each in asked}
    assert [has for place, has in brought.items() if place.endswith("saml")] == [False]
    assert [has for place, has in brought.items() if place.startswith("return")] == [True]
