"""The mail window: the host's own connections lead to the simulated servers, and each city has its own."""

import base64
from collections.abc import Iterator
from email import message_from_bytes, policy
from urllib.parse import urlencode

import pytest
from django.test import override_settings

from integrations.channels.mail.manifest import MANIFEST
from mannaka.simulate.accounts import CityMail
from mannaka_sdk import PermanentError, TransientError
from mannaka_sdk.lines import Line
from tenants.plugins.lines import lines_for
from tests.mannaka.simulate.conftest import IMABARI, SAIJO, Windows

WORDS = "先週の契約について、相談したいことがあります。"


@pytest.fixture
def mail(windows: Windows) -> Iterator[CityMail]:
    """Imabari's mail servers, to which the host's connections lead."""
    with override_settings(MANNAKA_SIMULATOR_URL=windows.url):
        yield windows.house.windows[IMABARI.code].mail.mail


def opened(mail: CityMail, host: str, port: int = 993) -> Line:
    return lines_for(MANIFEST, mail.config()).open(host, port, starts_plain=port == 143)


def said(line: Line, words: str) -> str:
    line.send_all(f"{words}\r\n".encode())
    return line.receive(4096).decode()


def signed_in(mail: CityMail, port: int = 993) -> Line:
    line = opened(mail, mail.imap_host, port)
    assert line.receive(4096).startswith(b"* OK")
    if port == 143:
        assert "OK begin" in said(line, "a STARTTLS")
        line.start_tls()
    password = mail.secrets().imap_password.get_secret_value()
    assert "OK signed in" in said(line, f'b LOGIN "soudan" "{password}"')
    return line


@pytest.mark.parametrize("port", [993, 143])
def test_what_a_citizen_writes_lies_in_the_citys_mailbox(windows: Windows, mail: CityMail, port: int) -> None:
    windows.post(f"/{IMABARI.code}/1/mail", to=mail.account, subject="相談", text=WORDS, charset="iso-2022-jp")

    line = signed_in(mail, port)
    assert "* 1 EXISTS" in said(line, 'c SELECT "INBOX"')
    line.close()
    kept = message_from_bytes(mail.mailbox.mails[0].raw, policy=policy.default)
    assert (kept["Subject"], kept.get_content_charset()) == ("相談", "iso-2022-jp")
    assert kept.get_content().strip() == WORDS
    assert windows.house.windows[SAIJO.code].mail.mail.mailbox.mails == []


def test_whoever_listens_at_the_mailbox_is_told_of_a_mail_at_once(windows: Windows, mail: CityMail) -> None:
    line = signed_in(mail)
    said(line, 'c EXAMINE "INBOX"')
    assert said(line, "d IDLE").startswith("+")

    windows.post(f"/{IMABARI.code}/1/mail", to=mail.account, subject="相談", text=WORDS, charset="utf-8")

    assert line.wait(10)
    assert line.receive(4096) == b"* 1 EXISTS\r\n"
    assert said(line, "DONE") == "d OK done\r\n"
    line.close()


def test_what_the_city_sends_lies_in_the_citizens_mailbox(windows: Windows, mail: CityMail) -> None:
    line = opened(mail, mail.smtp_host, 465)
    line.receive(4096)
    said(line, "EHLO city")
    proof = base64.b64encode(f"\0soudan\0{mail.secrets().imap_password.get_secret_value()}".encode()).decode()
    assert said(line, f"AUTH PLAIN {proof}").startswith("235")
    said(line, f"MAIL FROM:<{mail.account}>")
    said(line, "RCPT TO:<sakura@mail.example.jp>")
    said(line, "DATA")
    assert said(line, f"From: {mail.account}\r\nSubject: Hello\r\nMessage-ID: <1@x>\r\n\r\nAn answer.\r\n.").startswith(
        "250"
    )
    line.close()

    assert "Hello" in windows.get(f"/{IMABARI.code}/1/mail").text
    assert "An answer." in windows.get(f"/{IMABARI.code}/1/mail/1").text
    assert "Hello" not in windows.get(f"/{IMABARI.code}/2/mail").text


def test_a_server_that_is_not_there_is_not_reached(windows: Windows, mail: CityMail) -> None:
    strange = mail.config().model_copy(update={"imap_host": "imap.example.com"})
    with pytest.raises(TransientError):
        lines_for(MANIFEST, strange).open("imap.example.com", 993)
    with pytest.raises(PermanentError):
        opened(mail, windows.house.windows[SAIJO.code].mail.mail.imap_host)


def test_a_mishap_refuses_one_connection(windows: Windows, mail: CityMail) -> None:
    windows.post(f"/{IMABARI.code}/mail-fault")

    refused = opened(mail, mail.imap_host)
    assert b"BYE" in refused.receive(4096)
    refused.close()
    signed_in(mail).close()


def test_an_answer_names_the_mail_that_it_answers(windows: Windows, mail: CityMail) -> None:
    form = {"to": mail.account.replace("@", "+sign@"), "subject": "Re: x", "text": WORDS, "answers": "<1@x>"}
    windows.post(f"/{IMABARI.code}/2/mail", **form)

    kept = message_from_bytes(mail.mailbox.mails[0].raw, policy=policy.default)
    assert (kept["In-Reply-To"], kept["References"]) == ("<1@x>", "<1@x>")
    assert "unknown" in windows.post(f"/{IMABARI.code}/2/mail", **form | {"to": "x@y.jp"}).headers["location"]
    assert urlencode({"told": "sent"}) in windows.post(f"/{IMABARI.code}/2/mail", **form).headers["location"]
