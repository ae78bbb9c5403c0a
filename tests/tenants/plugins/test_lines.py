"""Plugins connect where settings and operator agree, and nowhere else; every step is bounded."""

import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.test import override_settings

from integrations.channels.mail.manifest import MANIFEST
from integrations.channels.mail.simulator import IMAP, SMTP, MailSimulator
from mannaka_sdk import PermanentError, TransientError
from tenants.plugins.lines import Allowed, HostLines, lines_for
from tests.support import mail_servers
from tests.support.mail_servers import Certified

HOST = "localhost"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Certified:
    return mail_servers.certified(tmp_path_factory.mktemp("certificate"))


@contextmanager
def server(context: ssl.SSLContext | None, *, says: bytes = b"hello\r\n", waits: float = 0.0) -> Iterator[int]:
    """Greet whoever comes and say again what they say, encrypted from the first byte or never."""
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        while True:
            try:
                plain, _ = listener.accept()
                with context.wrap_socket(plain, server_side=True) if context else plain as line:
                    time.sleep(waits)
                    line.sendall(says)
                    line.sendall(line.recv(100))
            except OSError:
                if listener.fileno() < 0:
                    return

    threading.Thread(target=serve, daemon=True).start()
    try:
        yield int(listener.getsockname()[1])
    finally:
        listener.close()


def test_a_connection_is_encrypted_and_carries_both_ways(certificate: Certified) -> None:
    with server(certificate.served) as port:
        line = certificate.lines(port).open("LOCALHOST", port)
        assert line.receive(100) == b"hello\r\n"
        line.send_all(b"ping")
        assert line.receive(2) + line.receive(100) == b"ping"
        line.close()
        line.close()
        with pytest.raises(TransientError):
            line.receive(1)


def test_a_host_that_no_setting_names_is_refused(certificate: Certified) -> None:
    with pytest.raises(PermanentError, match="no setting"):
        certificate.lines(993).open("other.example.jp", 993)


@pytest.mark.parametrize(
    ("places", "port", "expected"),
    [
        ({"mail.example.jp"}, 993, True),
        ({"mail.example.jp"}, 143, True),
        ({"mail.example.jp"}, 22, False),
        ({"mail.example.jp:1993"}, 1993, True),
        ({"mail.example.jp:1993"}, 993, False),
        ({"example.jp"}, 993, False),
        (set(), 993, False),
    ],
)
def test_the_operator_allows_hosts_at_the_ports_of_mail_or_at_the_one_written_beside(
    places: set[str], port: int, expected: bool
) -> None:
    assert Allowed(places=frozenset(places)).is_place("mail.example.jp", port) is expected
    assert Allowed(within=frozenset(places)).is_place("mail.example.jp", port) is expected


def test_what_the_operator_does_not_allow_is_refused(certificate: Certified) -> None:
    found = HostLines(named=frozenset({HOST}), allowed=Allowed(places=frozenset({"other.example.jp"})))
    with pytest.raises(PermanentError, match="operator"):
        found.open(HOST, 993)


@pytest.mark.parametrize("address", ["127.0.0.1", "10.1.2.3", "169.254.169.254", "::1", "::ffff:10.0.0.1", "fd00::1"])
def test_a_name_that_leads_into_the_house_is_refused(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 993))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_a, **_k: found)
    allowed = HostLines(named=frozenset({HOST}), allowed=Allowed(places=frozenset({HOST})))
    with pytest.raises(PermanentError, match="within the house"):
        allowed.open(HOST, 993)


def test_one_private_address_among_public_ones_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    both = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (each, 993)) for each in ("8.8.8.8", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_a, **_k: both)
    allowed = HostLines(named=frozenset({HOST}), allowed=Allowed(places=frozenset({HOST})))
    with pytest.raises(PermanentError, match="within the house"):
        allowed.open(HOST, 993)


def test_a_name_that_nobody_knows_is_waited_for() -> None:
    name = "nobody.invalid"
    with pytest.raises(TransientError):
        HostLines(named=frozenset({name}), allowed=Allowed(places=frozenset({name}))).open(name, 993)


def test_a_certificate_that_nobody_known_signed_is_refused(certificate: Certified) -> None:
    with server(certificate.served) as port:
        unknown = HostLines(named=frozenset({HOST}), allowed=Allowed(within=frozenset({f"{HOST}:{port}"})))
        with pytest.raises(PermanentError, match="certificate"):
            unknown.open(HOST, port)


def test_a_certificate_of_another_name_is_refused(certificate: Certified) -> None:
    with server(certificate.served) as port:
        known = ssl.create_default_context(cafile=str(certificate.path))
        other = "127.0.0.1"
        found = HostLines(
            named=frozenset({other}), allowed=Allowed(within=frozenset({f"{other}:{port}"}), context=known)
        )
        with pytest.raises(PermanentError, match="certificate"):
            found.open(other, port)


def test_a_server_that_does_not_encrypt_is_refused(certificate: Certified) -> None:
    with server(None) as port, pytest.raises(TransientError):
        certificate.lines(port).open(HOST, port)


def test_a_server_may_begin_plain_and_go_on_encrypted(certificate: Certified) -> None:
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        plain, _ = listener.accept()
        plain.sendall(b"plain\r\n")
        assert plain.recv(100) == b"STARTTLS\r\n"
        plain.sendall(b"ready\r\n")
        with certificate.served.wrap_socket(plain, server_side=True) as line:
            line.sendall(b"secret\r\n")

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    port = int(listener.getsockname()[1])
    line = certificate.lines(port).open(HOST, port, starts_plain=True)
    assert line.receive(100) == b"plain\r\n"
    line.send_all(b"STARTTLS\r\n")
    assert line.receive(100) == b"ready\r\n"  # else both could come at once
    line.start_tls()
    assert line.receive(100) == b"secret\r\n"
    line.close()
    thread.join(5)
    listener.close()


def test_a_server_that_says_nothing_is_left_when_the_time_is_over(certificate: Certified) -> None:
    with server(certificate.served, waits=5.0) as port:
        before = time.monotonic()
        line = certificate.lines(port).open(HOST, port, within_s=0.5)
        for _ in range(2):
            with pytest.raises(TransientError):
                line.receive(1)
        line.close()
        assert time.monotonic() - before < 3


def test_nobody_at_the_port_is_waited_for(certificate: Certified) -> None:
    with server(None) as port:
        pass
    with pytest.raises(TransientError):
        certificate.lines(port).open(HOST, port)


def test_a_channel_connects_to_the_hosts_in_the_settings_that_its_manifest_names(tmp_path: Path) -> None:
    config = MailSimulator().config().model_copy(update={"smtp_host": f" {SMTP.upper()} "})
    with override_settings(MANNAKA_MAIL_HOSTS=[IMAP], MANNAKA_MAIL_PRIVATE_HOSTS=["mail.lgwan.example.jp"]):
        found = lines_for(MANIFEST, config)

    assert found.named == {IMAP, SMTP}
    assert found.allowed.is_place(IMAP, 993)
    assert not found.allowed.may_be_private(IMAP, 993)
    assert found.allowed.may_be_private("mail.lgwan.example.jp", 993)
    assert lines_for(MANIFEST.model_copy(update={"lines": frozenset()}), config).named == frozenset()
