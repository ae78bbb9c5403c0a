"""The channel against real servers, over the host's own connections: a mailbox of Dovecot, a sink of aiosmtpd."""

import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from integrations.channels.mail.reading.mail import read_mail
from integrations.channels.mail.settings import MailSecrets
from mannaka_sdk import AuthExpiredError, MediaPart, MessageReceived
from mannaka_sdk.testing import MemorySink
from mannaka_sdk.testing.bench import run
from tests.integrations.channels.mail.bench import MailBench, mail, words
from tests.integrations.channels.mail.judged import make
from tests.integrations.channels.mail.judging import NOW
from tests.support import mail_servers
from tests.support.groupware import HOST
from tests.support.mail_servers import PASSWORD, USER, Certified, Dovecot, Sink

SECRETS = MailSecrets.model_validate({"imap_password": PASSWORD, "reply_key": "real-peers-3b7d-1c9e-55aa"})
MAILBOXES = ["dovecot"] if mail_servers.IS_HERE or mail_servers.IS_REQUIRED else []


def real(certificate: Certified, *, imap: int = 1, smtp: int = 1) -> MailBench:
    """Return a channel whose servers are real."""
    servers = {"imap_host": HOST, "imap_port": imap, "smtp_host": HOST, "smtp_port": smtp, "imap_user": USER}
    way = {"lines": certificate.lines(imap, smtp), "secrets": SECRETS}
    return MailBench(servers | {"marks_seen": True}, real=way)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Certified:
    return mail_servers.certified(tmp_path_factory.mktemp("certificate"))


@pytest.fixture(scope="module")
def sink(certificate: Certified) -> Iterator[Sink]:
    with mail_servers.sink(certificate) as found:
        yield found


@pytest.fixture
def mailbox(certificate: Certified) -> Iterator[Dovecot]:
    # Not in pytest's folder, whose long name leaves the sockets none: 107 bytes are all that one may have.
    with (
        tempfile.TemporaryDirectory(prefix="mailbox-") as folder,
        mail_servers.dovecot(Path(folder) / "dovecot", certificate) as found,
    ):
        yield found


def test_a_mail_reaches_a_real_server_as_it_was_written(certificate: Certified, sink: Sink) -> None:
    bench = real(certificate, smtp=sink.port)
    text = "お返事です。\n.点で始まる行\n髙橋①𠮷"
    bench.send(text, to="a..b@docomo.ne.jp")
    taken = sink.taken[-1]
    raw = taken.original_content or b""

    assert (taken.mail_from, taken.rcpt_tos) == ("soudan@city.imabari.example.jp", ["a..b@docomo.ne.jp"])
    assert [each.text for each in read_mail(raw, received_at=NOW).passages] == [text]


def test_a_real_server_that_does_not_take_the_password_is_told_as_such(certificate: Certified, sink: Sink) -> None:
    bench = real(certificate, smtp=sink.port)
    bench.real["secrets"] = MailSecrets.model_validate(SECRETS.model_dump() | {"smtp_password": "wrong"})
    with pytest.raises(AuthExpiredError):
        bench.send()


@pytest.mark.parametrize("server", MAILBOXES)
def test_every_judged_mail_comes_out_of_a_real_mailbox_as_it_went_in(
    server: str, mailbox: Dovecot, certificate: Certified
) -> None:
    bench = real(certificate, imap=mailbox.tls)
    bench.begin()
    judged = dict(make.mails("dev", of_each=1))
    for name, each in judged.items():
        mailbox.put(each.raw, name)
    told = bench.told()

    assert len(told) == len({each.event_id for each in told}) == len(judged)
    meant = [each.said.fresh for each in judged.values() if each.said.kind != "bounce" and each.said.fresh]
    assert set(meant) <= {words(each) for each in told}


@pytest.mark.parametrize("server", MAILBOXES)
def test_a_real_mailbox_is_marked_and_its_files_are_brought(
    server: str, mailbox: Dovecot, certificate: Certified
) -> None:
    bench = real(certificate, imap=mailbox.tls)
    bench.begin()
    judged = dict(make.mails("dev", of_each=1))["one_picture_and_no_word-0"]
    mailbox.put(judged.raw, "a")
    mailbox.put(mail("b"), "b")
    first, _ = bench.told()
    assert isinstance(first.body, MessageReceived)
    (media,) = first.body.parts
    assert isinstance(media, MediaPart)
    into = MemorySink()
    run(bench.plugin.fetch_media(bench.ctx(), media, into))

    assert mailbox.flags() == {""}
    assert len(into.content) == media.size
    bench.told()
    assert mailbox.flags() == {"S"}


@pytest.mark.parametrize("server", MAILBOXES)
def test_both_servers_are_tried_before_a_city_begins(
    server: str, mailbox: Dovecot, sink: Sink, certificate: Certified
) -> None:
    bench = real(certificate, imap=mailbox.tls, smtp=sink.port)

    assert run(bench.plugin.probe(bench.ctx())).is_ok


@pytest.mark.parametrize("server", MAILBOXES)
def test_a_real_mailbox_tells_at_once_that_a_mail_came(server: str, mailbox: Dovecot, certificate: Certified) -> None:
    bench = real(certificate, imap=mailbox.tls)
    assert not run(bench.plugin.wait_for_news(bench.ctx(), 0.2))

    later = threading.Timer(0.5, lambda: mailbox.put(mail("a"), "a"))
    later.start()
    began = time.monotonic()
    assert run(bench.plugin.wait_for_news(bench.ctx(), 20.0))
    later.join()
    assert time.monotonic() - began < 10
