"""A host that leads to no city: a plain page, which names none and gives nothing away."""

from typing import Any

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db

STRANGERS = [
    "nobody.example",
    "localhost",
    "127.0.0.1",
    "[::1]",
    "imabari.localhost.evil.example",
    "imabari.localhost@evil.example",
    "imabari",
    "control.localhost",
    "xn--eckwd4c7c.xn--zckzah",
    "a" * 300,
    "imabari.localhost/saijo.localhost",
    " ",
]


def ask(host: str, path: str) -> Any:
    return Client(headers={"host": host}, raise_request_exception=False).get(path)


@pytest.mark.parametrize("host", STRANGERS, ids=lambda host: host[:40])
@pytest.mark.parametrize("path", ["/", "/staff/", "/cms/", "/account/login/", "/no/such/page/"])
def test_an_unknown_host_meets_a_page_that_names_no_city(host: str, path: str) -> None:
    page = ask(host, path)
    html = page.content.decode()
    assert page.status_code in (400, 404)
    for word in ("今治", "西条", "imabari", "saijo", "いまばり", "0898"):
        assert word not in html
    assert not page.cookies
    if page.status_code == 404:
        assert "ページが見つかりません" in html
        assert "default-src 'none'" in page.headers["Content-Security-Policy"]


@pytest.mark.parametrize("host", ["IMABARI.localhost", "imabari.localhost.", "imabari.localhost:8000"])
def test_other_spellings_of_a_citys_host_lead_to_it(host: str) -> None:
    assert "今治市" in ask(host, "/").content.decode()
