from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client
from PIL import Image as Picture
from wagtail.documents.models import Document
from wagtail.images.models import Image

from mannaka_tenancy import Tenant, use

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Tenant], Client]


@pytest.fixture(autouse=True)
def _own_files(settings: LazySettings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def picture(imabari: Tenant) -> Image:
    """Return a picture of Imabari's pages."""
    raw = BytesIO()
    Picture.new("RGB", (40, 30), "#48c").save(raw, "PNG")
    with use(imabari):
        return Image.objects.create(title="庁舎", file=ContentFile(raw.getvalue(), "hall.png"))


def body(response: Any) -> bytes:
    return b"".join(response.streaming_content)


def test_a_rendition_is_served_in_its_own_city_only(
    picture: Image, client_of: ClientOf, imabari: Tenant, saijo: Tenant
) -> None:
    with use(imabari):
        url = picture.get_rendition("width-20").url
    response = client_of(imabari).get(url)
    assert response.status_code == 200
    assert body(response).startswith(b"\x89PNG")
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert "immutable" in response.headers["Cache-Control"]
    assert client_of(saijo).get(url).status_code == 404


def test_an_original_has_no_address(picture: Image, citizen: Client) -> None:
    assert picture.file.name == "original_images/hall.png"
    assert citizen.get(f"/media/{picture.file.name}").status_code == 404


@pytest.mark.parametrize(
    "name",
    [
        "images/../secret.png",
        "images/..%2fsecret.png",
        "../images/a.png",
        "images//a.png",
        "images/a.svg",
        "images/a.html",
        "images/.png/x",
        "/etc/passwd",
    ],
)
def test_no_name_leads_out_of_the_renditions(citizen: Client, imabari: Tenant, name: str) -> None:
    with use(imabari):
        default_storage.save("secret.png", ContentFile(b"secret"))
        default_storage.save("images/a.svg", ContentFile(b"<svg/>"))
        default_storage.save("images/a.html", ContentFile(b"<html>"))
    assert citizen.get(f"/media/{name}").status_code == 404


def test_a_document_is_served_in_its_own_city_only(client_of: ClientOf, imabari: Tenant, saijo: Tenant) -> None:
    with use(imabari):
        document = Document.objects.create(title="案内", file=ContentFile(b"%PDF-1.7 imabari", "guide.pdf"))
    response = client_of(imabari).get(document.url)
    assert b"imabari" in body(response)
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]
    assert client_of(saijo).get(document.url).status_code == 404


def test_two_cities_with_the_same_document_number_get_their_own(
    client_of: ClientOf, imabari: Tenant, saijo: Tenant
) -> None:
    for city in (imabari, saijo):
        with use(city):
            Document.objects.create(pk=77, title="案内", file=ContentFile(city.name.encode(), "guide.pdf"))
    for city in (imabari, saijo):
        response = client_of(city).get("/documents/77/guide.pdf")
        assert body(response) == city.name.encode()


def test_a_document_is_not_reachable_as_a_file(citizen: Client, imabari: Tenant) -> None:
    with use(imabari):
        document = Document.objects.create(title="案内", file=ContentFile(b"x", "guide.pdf"))
    assert citizen.get(f"/media/{document.file.name}").status_code == 404
