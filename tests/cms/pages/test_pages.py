from collections.abc import Callable

import pytest
from django.test import Client
from wagtail.models import Page

from cms.pages.models import ConsultationPage, ContentPage
from mannaka_tenancy import Tenant, use
from tests.cms.conftest import TELEPHONE

pytestmark = pytest.mark.django_db

CONSULTATIONS = ["law", "consumer", "money", "business", "mind", "procedures"]


@pytest.mark.parametrize("slug", CONSULTATIONS)
def test_a_new_city_explains_six_kinds_of_consultation(citizen: Client, slug: str) -> None:
    page = citizen.get(f"/consultations/{slug}/").content.decode()
    assert "相談を受ける人" in page
    assert TELEPHONE in page


@pytest.mark.parametrize("path", ["/consultations/", "/about/", "/privacy/", "/accessibility/", "/form/", "/portal/"])
def test_every_page_shows_the_telephone(citizen: Client, path: str) -> None:
    assert f'href="tel:{TELEPHONE.replace("-", "")}"' in citizen.get(path).content.decode()


def test_a_consultation_leads_to_the_form_with_its_topic(citizen: Client) -> None:
    assert 'href="/form/?topic=consumer"' in citizen.get("/consultations/consumer/").content.decode()
    assert 'href="/form/"' in citizen.get("/consultations/law/").content.decode()


def test_the_index_lists_every_consultation_in_order(citizen: Client) -> None:
    page = citizen.get("/consultations/").content.decode()
    places = [page.index(f"/consultations/{slug}/") for slug in CONSULTATIONS]
    assert places == sorted(places)


def test_what_one_city_unpublishes_stays_with_the_other(
    citizen: Client, client_of: Callable[[Tenant], Client], imabari: Tenant, saijo: Tenant
) -> None:
    with use(imabari):
        ConsultationPage.objects.filter(slug="mind").update(live=False)
    assert citizen.get("/consultations/mind/").status_code == 404
    assert "/consultations/mind/" not in citizen.get("/").content.decode()
    assert client_of(saijo).get("/consultations/mind/").status_code == 200


def test_a_page_that_is_not_there_is_a_plain_404(citizen: Client) -> None:
    response = citizen.get("/nothing/")
    assert response.status_code == 404
    assert "ページ" in response.content.decode()


@pytest.mark.parametrize("path", ["/", "/privacy/"])
def test_pages_take_no_posts(citizen: Client, path: str) -> None:
    assert citizen.post(path, {"a": "b"}).status_code == 405


def test_wagtails_welcome_page_is_gone(in_imabari: Tenant) -> None:
    assert not Page.objects.filter(title__startswith="Welcome").exists()


def test_the_tree_that_the_template_brings_is_sound(in_imabari: Tenant) -> None:
    assert Page.find_problems() == ([], [], [], [], [])


def test_a_page_can_be_added_below_the_seeded_ones(in_imabari: Tenant, citizen: Client) -> None:
    parent = ContentPage.objects.get(slug="about")
    parent.add_child(instance=ContentPage(title="沿革", slug="history"))
    assert citizen.get("/about/history/").status_code == 200


def test_markup_in_a_text_field_is_shown_as_text(in_imabari: Tenant, citizen: Client) -> None:
    ContentPage.objects.filter(slug="about").update(lead="<script>alert(1)</script>")
    assert b"<script>alert" not in citizen.get("/about/").content
