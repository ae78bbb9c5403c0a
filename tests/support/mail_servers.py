"""Mail servers for the tests, on loopback and over TLS: a sink that takes mails, and Debian's Dovecot."""

import grp
import os
import pwd
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, Envelope

from mannaka.local.ports import LOOPBACK, free_port
from tenants.plugins.lines import Allowed, HostLines
from tests.support.groupware import HOST, _certificate

DOVECOT = shutil.which("dovecot") or "/usr/sbin/dovecot"
IS_REQUIRED = os.environ.get("REQUIRE_PEERS") == "1"
IS_HERE = Path(DOVECOT).exists()
USER, PASSWORD = "soudan", "dovecot-5f1c"
_SETTINGS = """
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/dovecot.log
protocols = imap
listen = 127.0.0.1
ssl = required
ssl_cert = <{certificate}
ssl_key = <{certificate}
mail_location = maildir:{folder}/mail
default_login_user = {user}
default_internal_user = {user}
default_internal_group = {group}
first_valid_uid = 1
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {plain}
  }}
  inet_listener imaps {{
    port = {tls}
    ssl = yes
  }}
}}
service anvil {{
  chroot =
}}
passdb {{
  driver = static
  args = user={login} password={password}
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={folder}/home
}}
"""


@dataclass(frozen=True, kw_only=True)
class Certified:
    """A certificate for `localhost`, and the way to it that the operator would allow."""

    path: Path

    @property
    def served(self) -> ssl.SSLContext:
        """Return what a server needs."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.path)
        return context

    def lines(self, *ports: int) -> HostLines:
        """Return the host's own connections, to these ports of this machine."""
        within = frozenset(f"{HOST}:{port}" for port in ports)
        known = ssl.create_default_context(cafile=str(self.path))
        return HostLines(named=frozenset({HOST}), allowed=Allowed(within=within, context=known))


def certified(folder: Path) -> Certified:
    """Make a certificate."""
    return Certified(path=_certificate(folder))


@dataclass
class Sink:
    """A server that takes mails from who signs in."""

    port: int = 0
    taken: list[Envelope] = field(default_factory=list)

    async def handle_DATA(  # noqa: N802 - the server's own name for it
        self, _server: Any, _session: Any, envelope: Envelope
    ) -> str:
        self.taken.append(envelope)
        return "250 2.0.0 Ok: queued"

    def sign_in(self, _server: Any, _session: Any, _envelope: Any, mechanism: str, data: Any) -> AuthResult:
        found = (data.login.decode(), data.password.decode()) if mechanism in {"PLAIN", "LOGIN"} else None
        return AuthResult(success=found == (USER, PASSWORD), handled=False)


@contextmanager
def sink(certificate: Certified) -> Iterator[Sink]:
    """Take mails at a port of this machine, encrypted from the first byte."""
    found = Sink(port=free_port())
    controller = Controller(
        found,
        hostname=LOOPBACK,
        port=found.port,
        ssl_context=certificate.served,
        authenticator=found.sign_in,
        auth_required=True,
        auth_require_tls=False,  # it is encrypted already, which this server cannot see
    )
    controller.start()
    try:
        yield found
    finally:
        controller.stop()


@dataclass(frozen=True, kw_only=True)
class Dovecot:
    """A mailbox of the real thing."""

    folder: Path
    tls: int
    plain: int

    def put(self, raw: bytes, name: str) -> None:
        """Let a mail come, as a server for receiving puts it there."""
        new = self.folder / "mail" / "new"
        path = self.folder / "mail" / "tmp" / name
        path.write_bytes(raw)
        os.chown(path, new.stat().st_uid, new.stat().st_gid)
        path.rename(new / name)

    def flags(self) -> set[str]:
        """Return the flags that mails have."""
        return {each.name.partition(":2,")[2] for each in (self.folder / "mail" / "cur").iterdir()}


@contextmanager
def dovecot(folder: Path, certificate: Certified) -> Iterator[Dovecot]:
    """Run Debian's Dovecot with one mailbox."""
    assert IS_HERE, "dovecot is missing: apt-get install dovecot-imapd"
    owner = _owner()
    found = Dovecot(folder=folder, tls=free_port(), plain=free_port())
    for name in ("run", "state", "home", "mail", "mail/new", "mail/cur", "mail/tmp"):
        (folder / name).mkdir(parents=True)
    settings = folder / "dovecot.conf"
    settings.write_text(_settings_of(found, certificate, owner))
    _let_in(folder, owner)
    process = subprocess.Popen(
        [DOVECOT, "-F", "-c", str(settings)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _wait_for(found, process)
        yield found
    finally:
        process.terminate()
        process.wait(timeout=30)


def _settings_of(found: Dovecot, certificate: Certified, owner: pwd.struct_passwd) -> str:
    return _SETTINGS.format(
        folder=found.folder,
        certificate=certificate.path,
        user=owner.pw_name,
        group=grp.getgrgid(owner.pw_gid).gr_name,
        login=USER,
        password=PASSWORD,
        uid=owner.pw_uid,
        gid=owner.pw_gid,
        tls=found.tls,
        plain=found.plain,
    )


def _owner() -> pwd.struct_passwd:
    """Return whose the mails are: Dovecot's own user where we may become it, else ourselves."""
    return pwd.getpwnam("dovecot") if os.getuid() == 0 else pwd.getpwuid(os.getuid())


def _let_in(folder: Path, owner: pwd.struct_passwd) -> None:
    if os.getuid() != 0:
        return
    for path in (folder, *folder.rglob("*")):
        os.chown(path, owner.pw_uid, owner.pw_gid)
    for path in (folder, *folder.parents):
        if path.stat().st_uid == 0 and str(path).startswith("/tmp/"):  # noqa: S108 - where pytest keeps its folders
            path.chmod(path.stat().st_mode | 0o011)


def _wait_for(found: Dovecot, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 30
    while True:
        log = found.folder / "dovecot.log"
        assert process.poll() is None, log.read_text() if log.exists() else "dovecot ended"
        try:
            socket.create_connection((LOOPBACK, found.tls), timeout=1).close()
        except OSError:
            assert time.monotonic() < deadline, "dovecot does not answer"
            time.sleep(0.05)
        else:
            return
