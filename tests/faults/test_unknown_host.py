"""A host that leads to no city: a plain page, which names none and gives nothing away."""

import pytest

from tests.faults.own_stack import OwnStack

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("faults_own_stack")]

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


@pytest.mark.parametrize("host", STRANGERS, ids=lambda host: host[:40])
@pytest.mark.parametrize("path", ["/", "/staff/", "/cms/", "/account/login/", "/no/such/page/"])
def test_an_unknown_host_meets_a_page_that_names_no_city(served: OwnStack, host: str, path: str) -> None:
    page = served.visitor(host).get(path)
    assert page.status in (400, 404)
    for word in ("今治", "西条", "imabari", "saijo", "いまばり", "0898"):
        assert word not in page.text
    assert page.headers.get("Set-Cookie") is None
    if page.status == 404:
        assert "ページが見つかりません" in page.text
        assert "default-src 'none'" in page.headers["Content-Security-Policy"]


@pytest.mark.parametrize("host", ["IMABARI.localhost", "imabari.localhost.", "imabari.localhost:8000"])
def test_other_spellings_of_a_citys_host_lead_to_it(served: OwnStack, host: str) -> None:
    assert "今治市" in served.visitor(host).get("/").text
