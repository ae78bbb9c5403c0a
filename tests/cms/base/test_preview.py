from typing import Any

import pytest
from django.test import Client

from cms.pages.models import ContentPage
from mannaka_tenancy import Tenant, current, use
from tests.cms.page_forms import form_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def about(imabari: Tenant, saijo: Tenant, db: None) -> ContentPage:
    """Return Imabari's page about the centre, whose number is another page's in Saijo."""
    with use(imabari):
        here: ContentPage = ContentPage.objects.get(slug="about")
    with use(saijo):
        there = ContentPage.objects.get(slug="about")
        assert there.pk == here.pk
        ContentPage.objects.update(lead="西条の文章")
    return here


def preview(editor: Client, page: ContentPage) -> Any:
    address = f"/cms/pages/{page.pk}/edit/preview/"
    assert editor.post(address, form_of(page, lead="今治の下書き")).json() == {"is_valid": True, "is_available": True}
    return editor.get(address)


def test_a_preview_shows_the_draft_of_its_own_city(editor: Client, about: ContentPage) -> None:
    page = preview(editor, about).content.decode()
    assert "今治の下書き" in page
    assert "西条の文章" not in page
    assert "今治市" in page


def test_a_preview_may_stand_in_a_frame_of_the_same_city_only(editor: Client, about: ContentPage) -> None:
    response = preview(editor, about)
    assert "frame-ancestors 'self'" in response.headers["Content-Security-Policy"]
    assert response.headers["X-Frame-Options"] == "SAMEORIGIN"


def test_the_editor_itself_may_stand_in_no_frame(editor: Client, about: ContentPage) -> None:
    response = editor.get(f"/cms/pages/{about.pk}/edit/")
    assert "frame-ancestors 'none'" in response.headers["Content-Security-Policy"]


def test_the_published_page_may_stand_in_no_frame(citizen: Client) -> None:
    response = citizen.get("/about/")
    assert "frame-ancestors 'none'" in response.headers["Content-Security-Policy"]
    assert response.headers["X-Frame-Options"] == "DENY"


def test_no_city_is_left_behind_by_a_preview(editor: Client, about: ContentPage) -> None:
    preview(editor, about)
    assert current() is None
