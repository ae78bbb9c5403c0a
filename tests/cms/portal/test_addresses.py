import pytest
from django.conf import LazySettings
from django.test import RequestFactory

from cms.portal.addresses import sender_of


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("192.0.2.7", "192.0.2.7/32"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64"),
        ("unix:", ""),
        ("", ""),
    ],
)
def test_a_household_counts_as_one(settings: LazySettings, address: str, expected: str) -> None:
    settings.SECURE_PROXY_SSL_HEADER = None
    assert sender_of(RequestFactory().get("/", REMOTE_ADDR=address)) == expected


def test_without_an_ingress_the_sender_cannot_name_another_address(settings: LazySettings) -> None:
    settings.SECURE_PROXY_SSL_HEADER = None
    request = RequestFactory().get("/", REMOTE_ADDR="192.0.2.7", headers={"x-forwarded-for": "198.51.100.1"})
    assert sender_of(request) == "192.0.2.7/32"


def test_behind_the_ingress_only_what_it_saw_itself_counts(settings: LazySettings) -> None:
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    request = RequestFactory().get(
        "/", REMOTE_ADDR="10.0.0.1", headers={"x-forwarded-for": "203.0.113.9, 198.51.100.1"}
    )
    assert sender_of(request) == "198.51.100.1/32"
