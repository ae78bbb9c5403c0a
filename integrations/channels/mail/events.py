"""Telling the host what came: a citizen's words, a machine's, or what became of a mail of ours."""

import base64
import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from pydantic import JsonValue

from integrations.channels.mail.reading.kinds import MailKind
from integrations.channels.mail.reading.mail import Mail, read_mail
from integrations.channels.mail.reading.reports import Report, kind_of_failure
from integrations.channels.mail.threads import Place, place_of
from integrations.channels.mail.tokens import Sent, Signs
from mannaka_sdk import (
    ConversationKey,
    DeliveryState,
    DeliveryUpdated,
    EventBody,
    ExternalIdentity,
    InboundEvent,
    InboundPart,
    MediaPart,
    MessageReceived,
    Opaque,
    TextPart,
    UnsupportedPart,
)

WHOLE: Final = "0"
"""The path of the mail itself, as a file."""
NOBODY: Final = ConversationKey(id="mail")
"""The conversation of what belongs to none."""
_MOST_RAW: Final = 128 * 1024
_MOST_TEXT: Final = 200_000
_STATES: Final = {
    "delivered": DeliveryState.DELIVERED,
    "delayed": DeliveryState.DELAYED,
    # It went on to a server that reports nothing.
    "relayed": DeliveryState.DELAYED,
    "expanded": DeliveryState.DELAYED,
}
_NO_MESSAGE: Final = "none"
"""What no message of ours is called: what is told of it changes nothing, and begins no conversation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Came:
    """A mail as it lay in the mailbox."""

    raw: bytes
    ref: str
    """Where it lies: `<UIDVALIDITY>.<UID>`."""
    received_at: datetime
    size: int
    """How large it is; more than `raw` holds where it is too large to be brought whole."""

    @property
    def event_id(self) -> str:
        """Return its name: of its bytes, so that it stays the same when the mailbox is set up anew."""
        return f"mail.{hashlib.sha256(self.raw + b'%d' % self.size).hexdigest()[:40]}"

    @property
    def is_cut(self) -> bool:
        """Tell whether only its beginning was brought."""
        return self.size > len(self.raw)


def read_event(came: Came, *, signs: Signs) -> tuple[InboundEvent, Mail]:
    """Return what a mail tells, and the mail."""
    mail = read_mail(came.raw, received_at=came.received_at)
    place = place_of(mail, signs=signs, fallback=came.event_id)
    reported = _reported(mail, signs)
    body = _body_of(mail, came, place, reported, signs.sent_in(mail.message_id))
    is_message = isinstance(body, MessageReceived)
    conversation = place.conversation if is_message else reported.conversation if reported else NOBODY.id
    is_known = is_message and not place.is_strangers
    event = InboundEvent(
        event_id=came.event_id,
        occurred_at=came.received_at,
        conversation=ConversationKey(id=conversation),
        sender=_sender_of(mail) if is_known else None,
        body=body,
        raw=_raw_of(mail, came),
        is_actionable=is_known and mail.kind is MailKind.HUMAN and mail.sender is not None,
    )
    return event, mail


def unreadable(came: Came, what: str) -> InboundEvent:
    """Return that a mail came which could not be read at all; it stays in the mailbox."""
    return InboundEvent(
        event_id=came.event_id if came.raw else f"mail.{came.ref}",
        occurred_at=came.received_at,
        conversation=NOBODY,
        body=Opaque(what=what),
        raw={"ref": came.ref, "size": came.size, **_kept(came.raw)},
        is_actionable=False,
    )


def _body_of(mail: Mail, came: Came, place: Place, reported: Sent | None, own: Sent | None) -> EventBody:
    if mail.report is not None and (reported is not None or mail.report.is_formal or not _may_be_human(mail)):
        return _told_by_report(mail.report, reported)
    if own is not None:  # not even a sign that it arrived: somebody sent it back, or a copy of it lies here
        return DeliveryUpdated(provider_id=_NO_MESSAGE, state=DeliveryState.DELIVERED, reason="our own mail, come back")
    return MessageReceived(
        message_id=mail.message_id or came.event_id,
        parts=_parts_of(mail, came),
        subject=mail.subject,
        is_automatic=mail.is_auto_reply,
        stranger=_name_of(mail) if place.is_strangers else "",
    )


def _may_be_human(mail: Mail) -> bool:
    """Tell whether a person may sit at an address of servers: somebody who runs a domain's mail may have a matter."""
    return mail.sender is not None and mail.sender.address.startswith("postmaster@")


def _name_of(mail: Mail) -> str:
    """Return whom a mail says to be from, as staff see it."""
    if mail.sender is None:
        return "?"
    name, address = mail.sender.name[:_MOST_NAME], mail.sender.address
    return f"{name} <{address}>" if name else address


def _told_by_report(report: Report, reported: Sent | None) -> DeliveryUpdated:
    """Return what became of a message of ours; a report on what we never sent names none."""
    state = _STATES.get(report.action, DeliveryState.FAILED)
    told = " ".join(each for each in (report.status, report.reason) if each)
    return DeliveryUpdated(
        provider_id=str(reported.message) if reported else _NO_MESSAGE,
        state=state,
        reason=told,
        because=kind_of_failure(report.status) if state is DeliveryState.FAILED else None,
    )


def _reported(mail: Mail, signs: Signs) -> Sent | None:
    """Return the message of ours of which a report tells."""
    if mail.report is None:
        return None
    by_address = (signs.bounced_in(each) for each in mail.recipients)
    by_id = (signs.sent_in(each.strip("<>")) for each in mail.report.message_ids)
    return next((each for each in (*by_address, *by_id) if each is not None), None)


def _parts_of(mail: Mail, came: Came) -> tuple[InboundPart, ...]:
    texts, is_short = _texts_of(mail)
    files = [
        MediaPart(ref=f"{came.ref}.{each.path}", media_type=each.media_type, name=each.name, size=each.size)
        for each in ([] if came.is_cut else mail.files)
    ]
    parts: list[InboundPart] = [*texts, *files]
    if mail.damaged or came.is_cut or not is_short:
        parts.append(MediaPart(ref=f"{came.ref}.{WHOLE}", media_type="message/rfc822", name="mail.eml", size=came.size))
    if not parts:
        parts.append(TextPart(text=mail.subject) if mail.subject else UnsupportedPart(what="an empty mail"))
    return tuple(parts)


def _texts_of(mail: Mail) -> tuple[list[TextPart], bool]:
    """Return the words, and whether they are all of them: what is longer than a book is read in the mail itself."""
    texts, left = [], _MOST_TEXT
    for passage in mail.passages:
        if kept := passage.text[:left]:
            texts.append(TextPart(text=kept, is_quoted=passage.is_quoted))
        left -= len(kept)
    return texts, left > 0


def _sender_of(mail: Mail) -> ExternalIdentity | None:
    if mail.sender is None:
        return None
    return ExternalIdentity(id=mail.sender.address, display_name=mail.sender.name[:_MOST_NAME])


def _raw_of(mail: Mail, came: Came) -> dict[str, JsonValue]:
    told: dict[str, JsonValue] = {"ref": came.ref, "size": came.size, "kind": mail.kind.value}
    if mail.sent_at is not None:
        told["sent_at"] = mail.sent_at.isoformat()
    return told | _kept(came.raw)


def _kept(raw: bytes) -> dict[str, JsonValue]:
    """Keep the bytes of all but large mails, which stay in the mailbox."""
    return {"message": base64.b64encode(raw).decode("ascii")} if len(raw) <= _MOST_RAW else {}


_MOST_NAME: Final = 200
