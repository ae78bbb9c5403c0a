"""Where mail goes is said in one address, and a wrong one is refused in words without its password."""

import pytest

from mannaka.mail_url import WrongMailUrlError, read_mail_url


def test_a_server_is_read_in_its_parts() -> None:
    mail = read_mail_url("smtp://mannaka:p%40ss@mail.city.example:2525")
    assert (mail.kind, mail.sends, mail.host, mail.port) == ("smtp", True, "mail.city.example", 2525)
    assert (mail.user, mail.password, mail.is_tls) == ("mannaka", "p@ss", False)


@pytest.mark.parametrize(("url", "port", "is_tls"), [("smtp://a", 587, False), ("smtps://a", 465, True)])
def test_each_kind_of_server_has_its_port(url: str, port: int, is_tls: bool) -> None:
    assert (read_mail_url(url).port, read_mail_url(url).is_tls) == (port, is_tls)


def test_files_the_screen_and_nothing_are_known() -> None:
    assert read_mail_url("file:///var/mail%20out").folder == "/var/mail out"
    assert read_mail_url("console:").backend == "django.core.mail.backends.console.EmailBackend"
    assert not read_mail_url("none:").sends


@pytest.mark.parametrize(
    "url",
    ["", "smtp://", "smtp:user:secret@host", "http://host", "file:", "file://", "smtp://u:secret@host:mail", "yes"],
)
def test_anything_else_is_refused_with_a_way_to_mend_it(url: str) -> None:
    with pytest.raises(WrongMailUrlError, match=r"MANNAKA_EMAIL_URL cannot be used.*settings\.md") as refused:
        read_mail_url(url)
    assert "secret" not in str(refused.value)
