"""What search engines find of a city: its pages and answers, nothing of a person, and nothing of another city."""

import re

import pytest
from django.test import Client

from cms.pages.seed import set_contact
from mannaka_tenancy import Tenant, use
from tests.support.cast import Cast, cast_of
from tests.support.knowledge import published

pytestmark = pytest.mark.django_db
PRIVATE = ("/form/", "/booking/", "/portal/")


@pytest.fixture
def cast(db: None, imabari: Tenant) -> Cast:
    return cast_of(imabari)


def listed(client: Client) -> list[str]:
    answer = client.get("/sitemap.xml")
    assert answer["Content-Type"] == "application/xml"
    return re.findall(r"<loc>(.*?)</loc>", answer.content.decode())


def test_every_published_page_and_answer_is_listed_with_the_citys_own_host(
    citizen: Client, cast: Cast, imabari: Tenant
) -> None:
    with use(cast.city):
        article = published(cast)
    found = listed(citizen)
    assert {f"http://{imabari.host}/", f"http://{imabari.host}/answers/{article.pk}/"} <= set(found)
    assert all(citizen.get(place.removeprefix(f"http://{imabari.host}")).status_code == 200 for place in found)
    assert f"Sitemap: http://{imabari.host}/sitemap.xml" in citizen.get("/robots.txt").content.decode()


def test_the_other_city_lists_its_own_only(citizen: Client, cast: Cast, saijo: Tenant) -> None:
    with use(cast.city):
        article = published(cast)
    with use(saijo):
        set_contact(telephone="0897-52-1234")
    found = listed(Client(headers={"host": saijo.host}))
    assert (len(found) > 3, f"http://{saijo.host}/answers/{article.pk}/" in found) == (True, False)


@pytest.mark.parametrize("place", PRIVATE)
def test_a_page_of_a_person_is_kept_by_nobody_and_found_by_nobody(citizen: Client, place: str) -> None:
    answer = citizen.get(place)
    assert "no-store" in answer["Cache-Control"]
    assert '<meta name="robots" content="noindex">' in answer.content.decode()
    assert not [each for each in listed(citizen) if place in each]
    assert f"Disallow: {place}\n" in citizen.get("/robots.txt").content.decode()


def test_each_page_tells_in_a_sentence_what_it_is(citizen: Client) -> None:
    for place in ("/", "/consultations/money/", "/answers/"):
        assert re.search(r'<meta name="description"[^>]*content="[^"]{10,120}">', citizen.get(place).content.decode())
