from collections.abc import Callable, Iterator
from datetime import date

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, path
from wagtail.admin import urls as wagtail_urls

from cms.base.admin_names import LOGIN_NAME, OPEN_NAMES
from cms.base.admin_urls import closed_door, guarded, sign_in
from mannaka_tenancy import Tenant, use
from tenants.accounts.models import RoleGrant, User
from tenants.accounts.roles import Role
from tenants.accounts.wagtail_group import set_membership

pytestmark = pytest.mark.django_db
SignedIn = Callable[[Tenant, Role], Client]

OPEN = ["/cms/", "/cms/pages/", "/cms/images/", "/cms/documents/", "/cms/reports/site-history/"]
CLOSED = [
    "/cms/users/",
    "/cms/users/new/",
    "/cms/groups/",
    "/cms/sites/",
    "/cms/sites/new/",
    "/cms/account/",
    "/cms/password_reset/",
    "/cms/collections/",
    "/cms/workflows/list/",
    "/cms/reports/locked/",
    "/cms/embeds/chooser/",
    "/cms/failwhale/",
    "/cms/test404/",
    "/cms/pages/3/privacy/",
    "/cms/images/1/generate_url/",
    "/cms/whatever/",
]


def names(patterns: list[URLPattern | URLResolver], prefix: str = "") -> Iterator[tuple[str, Callable[..., object]]]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            below = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from names(pattern.url_patterns, below)
        else:
            yield f"{prefix}{pattern.name}", pattern.callback


@pytest.mark.parametrize("address", OPEN)
def test_an_administrator_edits_pages_and_files(editor: Client, address: str) -> None:
    assert editor.get(address).status_code == 200


@pytest.mark.parametrize("address", CLOSED)
def test_what_a_city_has_elsewhere_or_not_at_all_is_not_there(editor: Client, address: str) -> None:
    assert editor.get(address).status_code == 404
    assert editor.post(address).status_code == 404


@pytest.mark.parametrize("address", OPEN)
def test_a_stranger_is_sent_to_the_citys_own_sign_in(citizen: Client, address: str) -> None:
    response = citizen.get(address)
    assert response.status_code == 302
    assert response.headers["Location"] == f"/account/login/?next={address}"


def test_wagtails_own_sign_in_leads_to_ours(citizen: Client) -> None:
    assert citizen.get("/cms/login/").headers["Location"] == "/account/login/?next=%2Fcms%2F"
    assert citizen.post("/cms/login/", {"username": "x", "password": "y"}).status_code == 302


@pytest.mark.parametrize("role", [Role.CENTRE_STAFF, Role.AUDITOR])
def test_other_roles_have_no_business_there(signed_in: SignedIn, imabari: Tenant, role: Role) -> None:
    client = signed_in(imabari, role)
    assert [client.get(address).status_code for address in OPEN] == [403] * len(OPEN)


def test_an_administrator_outside_wagtails_group_meets_a_plain_refusal(editor: Client, imabari: Tenant) -> None:
    with use(imabari):
        set_membership(User.objects.get(), is_member=False)
    assert editor.get("/cms/").status_code == 403


def test_somebody_in_wagtails_group_without_the_role_of_the_day_stays_out(editor: Client, imabari: Tenant) -> None:
    with use(imabari):
        RoleGrant.objects.update(valid_until=date(2026, 1, 14))
    assert editor.get("/cms/").status_code == 403


def test_an_administrator_of_one_city_is_a_stranger_in_the_other(editor: Client, saijo: Tenant) -> None:
    response = editor.get("/cms/", headers={"host": saijo.host})
    assert response.status_code == 302
    assert response.headers["Location"].startswith("/account/login/")


def test_each_open_name_is_one_that_wagtail_has() -> None:
    known = {name for name, _ in names(wagtail_urls.urlpatterns)}
    assert known >= OPEN_NAMES | {LOGIN_NAME}


def test_every_address_without_a_name_on_the_list_is_closed() -> None:
    for name, view in names(guarded(wagtail_urls.urlpatterns)):
        if name == LOGIN_NAME:
            assert view is sign_in
        else:
            assert (view is closed_door) == (name not in OPEN_NAMES), name


def test_an_address_that_an_upgrade_brings_is_closed() -> None:
    def new_feature(request: HttpRequest) -> HttpResponse:
        return HttpResponse("new")

    (pattern,) = guarded([path("new/", new_feature, name="wagtailadmin_new_feature")])
    assert isinstance(pattern, URLPattern)
    assert pattern.callback is closed_door


def test_the_admin_has_a_policy_of_its_own_and_the_public_pages_keep_theirs(editor: Client, citizen: Client) -> None:
    inside = editor.get("/cms/").headers["Content-Security-Policy"]
    outside = citizen.get("/").headers["Content-Security-Policy"]
    assert "frame-src 'self'" in inside
    assert "frame-src" not in outside
    assert "unsafe-inline" not in inside + outside


def test_pages_of_the_admin_are_not_kept_by_browsers(editor: Client) -> None:
    assert "no-store" in editor.get("/cms/").headers["Cache-Control"]


def test_nothing_in_the_admin_points_out_of_the_house(editor: Client) -> None:
    page = editor.get("/cms/").content.decode()
    assert "gravatar" not in page
    assert "releases.wagtail" not in page
