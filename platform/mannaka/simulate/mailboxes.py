"""The mailboxes of a city's citizens: what they write, and what they got."""

from __future__ import annotations

from dataclasses import dataclass
from email import message_from_bytes, policy
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid
from typing import TYPE_CHECKING, Final

from mannaka.simulate.faults import OUTWARD, Fault, Faults
from mannaka_kit import clock
from mannaka_sdk.simulation import Refusal

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from mannaka.simulate.accounts import CityMail
    from mannaka_sdk.simulated_lines import LineServer

PEOPLE: Final = (
    ("越智 さくら", "sakura@mail.example.jp"),
    ("村上 誠", "makoto.m@keitai.example.jp"),
    ("Nguyen Thi Lan", "lan@mail.example.com"),
)
CHARSETS: Final = ("utf-8", "iso-2022-jp", "shift_jis")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file to send."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What a citizen writes."""

    to: str
    subject: str
    text: str
    charset: str = "utf-8"
    answers: str = ""
    files: Sequence[Attachment] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A mail as a citizen's program shows it."""

    number: int
    is_own: bool
    at: datetime
    sender: str
    to: str
    subject: str
    text: str
    message_id: str
    reply_to: str
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """An invented citizen with a mailbox."""

    number: int
    name: str
    address: str


class Mailboxes:
    """Everything that the mail window of a city shows and does."""

    def __init__(self, mail: CityMail) -> None:
        self.mail = mail
        self.city = mail.city
        self.faults = Faults()
        self.people = [Owner(number=number, name=name, address=at) for number, (name, at) in enumerate(PEOPLE, 1)]
        self._written: list[tuple[str, datetime, bytes]] = []
        self._arrivals: list[datetime] = []

    def person(self, number: int) -> Owner | None:
        """Return a citizen."""
        return next((each for each in self.people if each.number == number), None)

    def send(self, owner: Owner, letter: Letter) -> bool:
        """Let a citizen send a mail; tell whether there is such an address."""
        if not self.mail.takes(letter.to):
            return False
        at = clock.now()
        raw = _written(owner, letter, at)
        self._written.append((owner.address, at, raw))
        self.mail.mailbox.put(raw, at)
        return True

    def shown_to(self, owner: Owner) -> list[Shown]:
        """Return a citizen's mails, the last first."""
        self.note_arrivals()
        own = [(at, raw, True) for who, at, raw in self._written if who == owner.address]
        came = [
            (at, each.raw, False)
            for at, each in zip(self._arrivals, self.mail.post.taken, strict=True)
            if each.to.lower() == owner.address
        ]
        rows = sorted([*own, *came], key=lambda row: row[0])
        return [_shown(number, *row) for number, row in enumerate(rows, 1)][::-1]

    def answer(self, host: str, port: int) -> LineServer:
        """
        Answer a connection of the city, ill where that was wished.

        :raises PermanentError: if there is no such server.
        """
        is_ill = self.faults.take(OUTWARD) is not None
        return self.mail.answer(host, port, Refusal.ILL if is_ill else None)

    def wish(self, fault: Fault) -> None:
        """Let something go wrong next time."""
        self.faults.wish(fault)

    def note_arrivals(self) -> None:
        """Remember when the mails came that came since."""
        while len(self._arrivals) < len(self.mail.post.taken):
            self._arrivals.append(clock.now())


def _written(owner: Owner, letter: Letter, at: datetime) -> bytes:
    message = EmailMessage(policy=policy.SMTP)
    message["From"] = Address(owner.name, addr_spec=owner.address)
    message["To"] = letter.to
    message["Subject"] = letter.subject
    message["Date"] = format_datetime(at.astimezone(clock.TOKYO))
    message["Message-ID"] = make_msgid(domain=owner.address.partition("@")[2])
    if letter.answers:
        message["In-Reply-To"] = message["References"] = letter.answers
    charset = letter.charset if _fits(letter.text, letter.charset) else "utf-8"
    message.set_content(letter.text, charset=charset)
    for file in letter.files:
        kind, _, sub = file.media_type.partition("/")
        message.add_attachment(file.content, maintype=kind, subtype=sub or "octet-stream", filename=file.name)
    return message.as_bytes()


def _fits(text: str, charset: str) -> bool:
    try:
        text.encode(charset)
    except UnicodeEncodeError:
        return False
    return True


def _shown(number: int, at: datetime, raw: bytes, is_own: bool) -> Shown:  # noqa: FBT001 - a row
    message = message_from_bytes(raw, policy=policy.default)
    body = message.get_body(preferencelist=("plain", "html"))
    return Shown(
        number=number,
        is_own=is_own,
        at=at,
        sender=str(message["From"] or ""),
        to=str(message["To"] or ""),
        subject=str(message["Subject"] or ""),
        text=body.get_content() if body is not None else "",
        message_id=str(message["Message-ID"] or "").strip(),
        reply_to=str(message["Reply-To"] or message["From"] or ""),
        files=tuple(each.get_filename() or "" for each in message.iter_attachments()),
    )
