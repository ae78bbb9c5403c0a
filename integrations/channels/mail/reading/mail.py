"""What a mail says, in types."""

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy, utils
from typing import Final

from integrations.channels.mail.reading.headers import Part, header, headers
from integrations.channels.mail.reading.kinds import MailKind, is_auto_reply, kind_of
from integrations.channels.mail.reading.quoting import Passage, passages_of
from integrations.channels.mail.reading.reports import Report, report_of
from integrations.channels.mail.reading.structure import File, Found, content_of, look_through, parts_of
from integrations.channels.mail.reading.words import Sender, addresses_in, sender_in, words_in

_ID: Final = re.compile(rb"<([^<>\s]{3,250})>")
_HEADER: Final = re.compile(rb"[!-9;-~]+[ \t]*:|[ \t]")
_KNOWN: Final = re.compile(rb"(?:subject|from|to|date|message-id|content-type|mime-version)[ \t]*:", re.IGNORECASE)
_MOST_HEADER_LINES: Final = 2000
_OLDEST: Final = datetime(1990, 1, 1, tzinfo=UTC)
_FUTURE: Final = timedelta(days=2)
_RECIPIENTS: Final = ("delivered-to", "x-original-to", "envelope-to", "to", "cc", "x-forwarded-to")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """What a mail says."""

    message_id: str
    """As the sender's server made it; empty where it made none."""
    references: tuple[str, ...] = ()
    """The mails that it follows, the oldest first."""
    sender: Sender | None = None
    recipients: tuple[str, ...] = ()
    subject: str = ""
    sent_at: datetime | None = None
    """When the sender says that it was written; none where that cannot be."""
    kind: MailKind = MailKind.HUMAN
    is_auto_reply: bool = False
    """Whether a machine surely answered in somebody's stead."""
    passages: tuple[Passage, ...] = ()
    files: tuple[File, ...] = ()
    report: Report | None = None
    """What a server reports, where it is a report."""
    damaged: dict[str, bytes] = field(default_factory=dict)
    """The bytes of what could not be read whole, by the part's path."""


def read_mail(raw: bytes, *, received_at: datetime) -> Mail:
    """Return what a mail says, whatever its bytes are."""
    mail = parse(raw)
    found = Found()
    look_through(mail, found)
    kind = kind_of(mail)
    return Mail(
        message_id=next(iter(_ids(header(mail, "message-id"))), ""),
        references=_references(mail),
        sender=sender_in(header(mail, "from")) or sender_in(header(mail, "sender")),
        recipients=tuple(each for name in _RECIPIENTS for value in headers(mail, name) for each in addresses_in(value)),
        subject=words_in(header(mail, "subject")),
        sent_at=_sent_at(header(mail, "date"), received_at),
        kind=kind,
        is_auto_reply=is_auto_reply(mail),
        passages=tuple(passage for text in found.texts for passage in passages_of(text)),
        files=tuple(found.files),
        report=report_of(mail, raw) if kind is MailKind.BOUNCE else None,
        damaged=found.damaged,
    )


def parse(raw: bytes) -> Part:
    """Take a mail apart."""
    return message_from_bytes(_without_strange_lines(raw), policy=policy.compat32)


def file_in(raw: bytes, path: str) -> tuple[File, bytes] | None:
    """Return a file of a mail and what is in it; none where nothing is at the path."""
    mail, found = parse(raw), Found()
    look_through(mail, found)
    for file in found.files:
        if file.path == path:
            return file, content_of(dict(parts_of(mail))[path])
    return None


def _without_strange_lines(raw: bytes) -> bytes:
    """Leave out lines among the headers that are none, where headers follow them: the parser would end there."""
    lines = raw.split(b"\n", _MOST_HEADER_LINES)
    end = next((at for at, line in enumerate(lines) if not line.strip()), len(lines))
    known = [at for at, line in enumerate(lines[:end]) if _KNOWN.match(line)]
    last = known[-1] if known else 0
    kept = [line for at, line in enumerate(lines) if at > last or _HEADER.match(line)]
    return raw if len(kept) == len(lines) else b"\n".join(kept)


def _references(mail: Part) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_ids(header(mail, "references")) + _ids(header(mail, "in-reply-to"))))


def _ids(value: bytes) -> list[str]:
    return [found.decode("utf-8", "replace").replace("\x00", "") for found in _ID.findall(value)]


def _sent_at(value: bytes, received_at: datetime) -> datetime | None:
    """Return when a mail was written; none for a date that is none, long past, or still to come."""
    try:
        said = utils.parsedate_to_datetime(value.decode("ascii", "replace"))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    aware = said if said.tzinfo else said.replace(tzinfo=UTC)
    return aware if _OLDEST < aware < received_at + _FUTURE else None
