"""What servers report of mails that we sent (RFC 3464), and the mail that they mean."""

import re
from dataclasses import dataclass
from email.message import Message
from typing import Final

from integrations.channels.mail.reading.headers import Part, header
from integrations.channels.mail.reading.structure import parts_of
from mannaka_sdk import FailureKind

_STATUS: Final = re.compile(rb"\b([245]\.\d{1,3}\.\d{1,3})\b")
_CODE: Final = re.compile(rb"\b([45]\d\d)[ -]")
_IDS: Final = re.compile(rb"^message-id:\s*(<[^<>\s]+>)", re.IGNORECASE | re.MULTILINE)
_LONGEST_REASON: Final = 200


@dataclass(frozen=True, slots=True)
class Report:
    """What became of one mail."""

    action: str
    """`failed`, `delayed`, `delivered`, `relayed`, `expanded`; `failed` where a server says it in plain words."""
    status: str = ""
    """The enhanced code: `5.1.1`."""
    reason: str = ""
    """What the server says, for a person."""
    message_ids: tuple[str, ...] = ()
    """The mails that the report holds."""
    is_formal: bool = False
    """Whether it has the form of a report, so that no person wrote it."""


def kind_of_failure(status: str) -> FailureKind:
    """Return what is to be done about a mail that came back, by its code (RFC 3463)."""
    if status.startswith(("4.", "5.2.2", "5.4.")):
        return FailureKind.TRANSIENT  # a full mailbox, a server that is away
    if status.startswith(("5.1.", "5.2.")):
        return FailureKind.RECIPIENT_GONE
    return FailureKind.CONTENT_REJECTED if status.startswith(("5.3.4", "5.6.")) else FailureKind.PERMANENT


def report_of(mail: Part, raw: bytes) -> Report:
    """Return what a report says, also one in plain words."""
    ids = tuple(found.decode("ascii", "replace") for found in dict.fromkeys(_IDS.findall(raw)))
    own = header(mail, "message-id").decode("ascii", "replace")
    about = tuple(each for each in ids if each != own)
    for _, part in parts_of(mail):
        if part.get_content_type() == "message/delivery-status":
            return _told_by(part, about)
    status = _STATUS.search(raw) or _CODE.search(raw)
    return Report(action="failed", status=status[1].decode() if status else "", message_ids=about)


def _told_by(part: Part, message_ids: tuple[str, ...]) -> Report:
    inner = part.get_payload()
    groups = [each for each in inner if isinstance(each, Message)] if isinstance(inner, list) else [part]
    action = _first(groups, "action").lower()
    reason = _first(groups, "diagnostic-code")[:_LONGEST_REASON]
    status = _first(groups, "status")[:20]
    return Report(action=action or "failed", status=status, reason=reason, message_ids=message_ids, is_formal=True)


def _first(groups: list[Part], name: str) -> str:
    found = (header(each, name) for each in groups)
    return next((" ".join(each.decode("utf-8", "replace").split()) for each in found if each), "")
