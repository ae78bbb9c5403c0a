import pytest
from django.conf import LazySettings
from django.test import Client
from wagtail.models import Page, Site

from cms.pages.models import HomePage
from cms.pages.seed import public_port, seed_city
from mannaka_tenancy import Tenant, use

pytestmark = pytest.mark.django_db


def test_each_city_has_exactly_one_site_at_its_own_address(imabari: Tenant, saijo: Tenant) -> None:
    for city in (imabari, saijo):
        with use(city):
            site = Site.objects.get()
            assert (site.hostname, site.port, site.is_default_site) == (city.host, 8000, True)
            assert site.root_page.specific.title == f"{city.name} 市民が真ん中 相談センター"


def test_seeding_again_changes_nothing(in_imabari: Tenant) -> None:
    before = list(Page.objects.order_by("pk").values())
    seed_city()
    assert list(Page.objects.order_by("pk").values()) == before
    assert Site.objects.count() == 1


def test_seeding_again_keeps_what_a_clerk_wrote(in_imabari: Tenant) -> None:
    HomePage.objects.update(title="いまばり なんでも相談室")
    seed_city()
    assert HomePage.objects.get().title == "いまばり なんでも相談室"


def test_a_city_that_moved_to_another_host_gets_the_new_address(in_imabari: Tenant) -> None:
    Site.objects.update(hostname="old.example")
    seed_city()
    assert Site.objects.get().hostname == in_imabari.host


def test_the_seeded_pages_are_found_by_the_editors_search(editor: Client) -> None:
    found = editor.get("/cms/pages/search/results/", {"q": "消費生活"}).content.decode()
    assert "消費生活の相談" in found
    assert "家計の相談" not in found


@pytest.mark.parametrize(("port", "secure", "expected"), [("8000", False, 8000), ("", False, 80), ("", True, 443)])
def test_the_public_port_follows_the_settings(settings: LazySettings, port: str, secure: bool, expected: int) -> None:
    settings.MANNAKA_PUBLIC_PORT = port
    settings.SESSION_COOKIE_SECURE = secure
    assert public_port() == expected
