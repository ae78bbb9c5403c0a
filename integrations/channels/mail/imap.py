"""A mailbox over a line: signing in, looking, bringing mails, and never changing more than was allowed."""

import base64
import imaplib
import re
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from typing import Any, Final

from integrations.channels.mail.connecting import ENCRYPTED_LATER, reader_of
from integrations.channels.mail.settings import MailConfig, MailSecrets
from mannaka_sdk import AuthExpiredError, Context, Line, PermanentError, TransientError

_UID: Final = re.compile(rb"UID (\d+)")
_SIZE: Final = re.compile(rb"RFC822\.SIZE (\d+)")
_DATE: Final = re.compile(rb'INTERNALDATE "([ \d]\d)-(\w{3})-(\d{4}) (\d\d):(\d\d):(\d\d) ([+-])(\d\d)(\d\d)"')
_MONTHS: Final = b"jan feb mar apr may jun jul aug sep oct nov dec".split()


class MissingFolderError(PermanentError):
    """The folder is not there, or the account may not read it."""


@dataclass(frozen=True, slots=True)
class Lying:
    """A mail that lies in the mailbox."""

    uid: int
    size: int
    received_at: datetime


class LineImap(imaplib.IMAP4):
    """The standard library's client, over a line of the host's."""

    def __init__(self, line: Line) -> None:
        self._line = line
        self._reader = reader_of(line)
        super().__init__()

    def open(self, host: str = "", port: int = 143, timeout: float | None = None) -> None:  # noqa: ARG002
        """Begin: the line is open already."""
        self.host, self.port = host, port

    def read(self, size: int) -> bytes:
        """Read some bytes."""
        return self._reader.read(size)

    def readline(self) -> bytes:
        """Read a line."""
        return self._reader.readline(8 * 1024 * 1024)

    def send(self, data: Any) -> None:
        """Send some bytes."""
        self._line.send_all(bytes(data))

    def shutdown(self) -> None:
        """Hang up."""
        self._line.close()

    def encrypt(self) -> None:
        """
        Go on encrypted. What came before in plain is not looked at: anybody may have put it there.

        :raises PermanentError: if the server does not offer it.
        """
        kind, _ = self.xatom("STARTTLS")
        if kind != "OK":
            raise PermanentError("the server for receiving offers no STARTTLS")
        self._line.start_tls()
        self._reader = reader_of(self._line)
        _, told = self.capability()
        self.capabilities = tuple(told[-1].decode("ascii", "replace").upper().split())

    def idle(self, within_s: float) -> bool:
        """
        Wait until the server tells of a mail (RFC 2177); false where none came within the seconds.

        :raises TransientError: if the server hung up, or does not answer as it should.
        """
        tag, until, is_news = self._new_tag(), time.monotonic() + within_s, False
        self.send(tag + b" IDLE\r\n")
        if not self.readline().startswith(b"+"):
            raise TransientError("the server for receiving does not let us listen")
        while not is_news and (left := until - time.monotonic()) > 0 and self._line.wait(left):
            is_news = b"EXISTS" in self._told()
        self.send(b"DONE\r\n")
        while not (line := self._told()).startswith(tag.upper()):
            is_news = is_news or b"EXISTS" in line
        return is_news

    def _told(self) -> bytes:
        line: bytes = self.readline().upper()
        if not line or line.startswith(b"* BYE"):
            raise TransientError("the server for receiving hung up while we listened")
        return line


@contextmanager
def mailbox(ctx: Context[MailConfig, MailSecrets], *, within_s: float = 55.0) -> Iterator[LineImap]:
    """
    Open the mailbox, signed in, and close it again.

    :raises TransientError: if the server does not answer as it should.
    :raises AuthExpiredError: if it does not take user name and password.
    :raises PermanentError: if it can never work with these settings.
    """
    config = ctx.config
    later = config.imap_port in ENCRYPTED_LATER
    line = ctx.lines.open(config.imap_host.lower(), config.imap_port, starts_plain=later, within_s=within_s)
    try:
        imap = LineImap(line)
        if later:
            imap.encrypt()
        _sign_in(imap, config.imap_user, ctx.secrets.imap_password.get_secret_value())
        yield imap
        with suppress(imaplib.IMAP4.error, TransientError):
            imap.logout()
    except imaplib.IMAP4.error as error:
        raise TransientError(f"the server for receiving does not answer as it should: {type(error).__name__}") from None
    finally:
        line.close()


def _sign_in(imap: LineImap, user: str, password: str) -> None:
    try:
        if "AUTH=PLAIN" in imap.capabilities or not password.isascii():
            imap.authenticate("PLAIN", lambda _challenge: f"\0{user}\0{password}".encode())
        else:
            imap.login(user, password)
    except imaplib.IMAP4.abort:
        raise
    except imaplib.IMAP4.error as error:
        if "UNAVAILABLE" in str(error).upper():
            raise TransientError("the server for receiving cannot check the password now") from None
        raise AuthExpiredError("the server for receiving does not take user name and password") from None


def open_folder(imap: LineImap, folder: str, *, may_change: bool = False) -> tuple[int, int]:
    """
    Open a folder, and return its UIDVALIDITY and the UID that the next mail will get.

    :raises MissingFolderError: if it is not there.
    """
    kind, _ = imap.select(f'"{in_modified_utf_7(folder)}"', readonly=not may_change)
    if kind != "OK":
        raise MissingFolderError("the folder cannot be opened")
    return _number(imap, "UIDVALIDITY"), _number(imap, "UIDNEXT")


def _number(imap: LineImap, name: str) -> int:
    told = imap.response(name)[1]
    return int(told[-1]) if told and told[-1] else 0


def uids_from(imap: LineImap, first: int) -> list[int]:
    """Return the UIDs of the mails from one on, in order."""
    return [each for each in _search(imap, "UID", f"{first}:*") if each >= first]


def uids_since(imap: LineImap, day: datetime) -> list[int]:
    """Return the UIDs of the mails since a day, in order."""
    month = _MONTHS[day.month - 1].decode().capitalize()
    return _search(imap, "SINCE", f"{day.day:02}-{month}-{day.year}")


def _search(imap: LineImap, *criteria: str) -> list[int]:
    kind, told = imap.uid("SEARCH", *criteria)
    if kind != "OK":
        raise TransientError("the mailbox cannot be searched")
    return sorted({int(each) for line in told if line for each in line.split() if each.isdigit()})


def look_at(imap: LineImap, uids: Iterable[int]) -> dict[int, Lying]:
    """Return what lies under some UIDs."""
    _, told = imap.uid("FETCH", ",".join(map(str, uids)), "(UID RFC822.SIZE INTERNALDATE)")
    lines = (b"".join(each) if isinstance(each, tuple) else each for each in told if each)
    found = (_lying(line) for line in lines if _UID.search(line))
    return {each.uid: each for each in found}


def _lying(line: bytes) -> Lying:
    uid, size = _UID.search(line), _SIZE.search(line)
    return Lying(uid=int(uid[1]) if uid else 0, size=int(size[1]) if size else 0, received_at=_date_in(line))


def _date_in(line: bytes) -> datetime:
    found = _DATE.search(line)
    if found is None or found[2].lower() not in _MONTHS:
        return datetime(1970, 1, 1, tzinfo=UTC)
    day, month, year = int(found[1]), _MONTHS.index(found[2].lower()) + 1, int(found[3])
    away = timedelta(hours=int(found[8]), minutes=int(found[9])) * (1 if found[7] == b"+" else -1)
    hour, minute, second = (int(found[at]) for at in (4, 5, 6))
    return datetime(year, month, day, hour, minute, min(second, 59), tzinfo=timezone(away))


def bring(imap: LineImap, uid: int, *, most: int | None = None) -> bytes | None:
    """
    Return a mail, or its beginning, without marking it as read; nothing where the server does not give it.

    :raises TransientError: if the connection broke.
    """
    what = "(BODY.PEEK[])" if most is None else f"(BODY.PEEK[]<0.{most}>)"
    try:
        kind, told = imap.uid("FETCH", str(uid), what)
    except imaplib.IMAP4.abort:
        raise TransientError("the server for receiving hung up over a mail") from None
    except imaplib.IMAP4.error:
        return None
    if kind != "OK":
        return None
    return next((each[1] for each in told if isinstance(each, tuple)), None)


def mark_seen(imap: LineImap, first: int, last: int) -> None:
    """Mark mails as read."""
    imap.uid("STORE", f"{first}:{last}", "+FLAGS.SILENT", r"(\Seen)")


def in_modified_utf_7(folder: str) -> str:
    """Return a folder's name as IMAP writes it (RFC 3501, 5.1.3)."""
    found = []
    for run in re.findall(r"[ -~]+|[^ -~]+", folder):
        if " " <= run[0] <= "~":
            found.append(run.replace("&", "&-").replace("\\", "\\\\").replace('"', '\\"'))
        else:
            inner = base64.b64encode(run.encode("utf-16-be")).decode("ascii").rstrip("=").replace("/", ",")
            found.append(f"&{inner}-")
    return "".join(found)
