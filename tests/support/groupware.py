"""A groupware that gives a calendar away, on loopback and over TLS; and calendars as groupwares write them."""

import datetime as dt
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from case_core.busy.fetching import Guard

HOST = "localhost"
SECRET_TITLE = "越智さんの件 090-1234-5678"


def event(*lines: str, begins: str = "20260114T100000", ends: str = "20260114T110000", uid: str = "1") -> str:
    """Return an event in Japan's zone, with a title that nobody may read."""
    times = [f"DTSTART;TZID=Asia/Tokyo:{begins}", f"DTEND;TZID=Asia/Tokyo:{ends}"]
    whole = ["BEGIN:VEVENT", f"UID:{uid}", *times, f"SUMMARY:{SECRET_TITLE}", *lines, "END:VEVENT"]
    return "\r\n".join(whole)


def calendar(*parts: str) -> bytes:
    """Return a calendar."""
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *parts, "END:VCALENDAR", ""]).encode()


@dataclass(kw_only=True)
class Groupware:
    """What the groupware answers, and what it was asked."""

    port: int
    guard: Guard
    content: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    delay: float = 0.0
    asked: list[dict[str, str]] = field(default_factory=list)

    @property
    def address(self) -> str:
        """Return where the calendar is."""
        return f"https://{HOST}:{self.port}/ical/secret.ics?key=1"


@contextmanager
def groupware(folder: Path) -> Iterator[Groupware]:
    """Serve a calendar; the guard is the operator's, with loopback allowed and this server's certificate known."""
    certificate = _certificate(folder)
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    known = ssl.create_default_context(cafile=str(certificate))
    port = server.server_address[1]
    told = Groupware(port=port, guard=Guard(hosts=frozenset({HOST}), port=port, may_be_private=True, context=known))
    server.told = told  # type: ignore[attr-defined] # the handler finds it here
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield told
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        told: Groupware = self.server.told  # type: ignore[attr-defined] # put there above
        told.asked.append({"path": self.path, **{name.lower(): value for name, value in self.headers.items()}})
        time.sleep(told.delay)
        self.send_response(told.status)
        for name, value in told.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(told.content)

    def log_message(self, *_told: object) -> None:
        """Say nothing."""


def _certificate(folder: Path) -> Path:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, HOST)])
    day = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    made = made.serial_number(x509.random_serial_number()).not_valid_before(day)
    made = made.not_valid_after(day + dt.timedelta(days=36_500))
    made = made.add_extension(x509.SubjectAlternativeName([x509.DNSName(HOST)]), critical=False)
    made = made.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    signed = made.sign(key, hashes.SHA256())
    no_password = serialization.NoEncryption()
    plain = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, no_password)
    path = folder / "groupware.pem"
    path.write_bytes(plain + signed.public_bytes(serialization.Encoding.PEM))
    return path
