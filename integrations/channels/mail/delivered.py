"""Mails that other servers handed to the host: read as those of a mailbox are, with what the handing over told."""

from typing import Final

from integrations.channels.mail.events import WHOLE, Came, read_event, unreadable
from integrations.channels.mail.notes import note_mail
from integrations.channels.mail.reading.mail import file_in
from integrations.channels.mail.settings import MailConfig, MailSecrets
from integrations.channels.mail.tokens import Signs
from mannaka_sdk import Context, DeliveredMail, InboundEvent, MediaInfo, MediaPart, PermanentError

_PLACE: Final = "delivered"
_SIGNS: Final = frozenset(map(chr, range(0x21, 0x7F))) - {"<", ">"}


def read(ctx: Context[MailConfig, MailSecrets], mail: DeliveredMail) -> InboundEvent:
    """Return what a mail tells; also of one that cannot be read."""
    raw = _with_its_way(mail)
    came = Came(raw=raw, ref=_PLACE, received_at=mail.received_at, size=len(raw))
    try:
        event, found = read_event(came, signs=Signs(ctx.secrets.reply_key))
    except Exception as error:  # noqa: BLE001 - whatever a mail does to us, it is kept and somebody looks at it
        ctx.log.warning("mail.unreadable", error=type(error).__name__)
        return unreadable(came, "a mail that cannot be read")
    note_mail(ctx.state, event, found)
    return event


def file_of(mail: DeliveredMail, media: MediaPart) -> tuple[MediaInfo, bytes]:
    """
    Return a file of a mail and what is in it.

    :raises PermanentError: if the mail has no such file.
    """
    path, raw = media.ref.removeprefix(f"{_PLACE}."), _with_its_way(mail)
    if path == WHOLE:
        return MediaInfo(media_type="message/rfc822", name="mail.eml", size=len(raw)), raw
    found = file_in(raw, path)
    if found is None:
        raise PermanentError("the mail has no such file")
    file, content = found
    return MediaInfo(media_type=file.media_type, name=file.name, size=len(content)), content


def _with_its_way(mail: DeliveredMail) -> bytes:
    """Return a mail below the two headers that the last server writes: what came again is the same mail."""
    head = f"Return-Path: <{_plain(mail.sender)}>\r\nDelivered-To: {_plain(mail.recipient)}\r\n"
    return head.encode("ascii") + mail.raw


def _plain(address: str) -> str:
    return "".join(each for each in address if each in _SIGNS)
