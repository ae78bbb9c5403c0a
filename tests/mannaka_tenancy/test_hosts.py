"""Host names in one spelling."""

import pytest

from mannaka_tenancy.hosts import normalise_host


@pytest.mark.parametrize(
    ("raw", "normal"),
    [
        ("imabari.localhost", "imabari.localhost"),
        ("IMABARI.LocalHost", "imabari.localhost"),
        ("imabari.localhost:8000", "imabari.localhost"),
        ("imabari.localhost.", "imabari.localhost"),
        ("imabari.localhost.:443", "imabari.localhost"),
        (" imabari.localhost ", "imabari.localhost"),
        ("今治.jp", "xn--wmqv34e.jp"),
        ("XN--WMQV34E.jp", "xn--wmqv34e.jp"),
        ("[::1]:8000", "::1"),
        ("[0:0::1]", "::1"),
        ("127.0.0.1:8000", "127.0.0.1"),
    ],
)
def test_one_spelling(raw: str, normal: str) -> None:
    assert normalise_host(raw) == normal


@pytest.mark.parametrize(
    "raw",
    [
        "",
        ":8000",
        "imabari.localhost:",
        "imabari.localhost:http",
        "imabari.localhost:80:90",
        "imabari.localhost..",
        "imabari..localhost",
        "imabari.localhost/saijo",
        "imabari.localhost\x00",
        "imabari.localhost@saijo.localhost",
        "user:pw@imabari.localhost",
        "imabari.localhost,saijo.localhost",
        "::1",
        "[::1",
        "[imabari.localhost]",
        "[fe80::1]saijo",
        "i_mabari.localhost",
        "今" * 70 + ".jp",
    ],
)
def test_what_is_no_host_is_nothing(raw: str) -> None:
    assert normalise_host(raw) == ""
