"""Looking into the mailbox: each mail is told once, in order, and none of them can stop the others."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from pydantic import AwareDatetime, Field, ValidationError

from integrations.channels.mail.events import Came, read_event, unreadable
from integrations.channels.mail.imap import (
    LineImap,
    Lying,
    bring,
    look_at,
    mailbox,
    mark_seen,
    open_folder,
    uids_from,
    uids_since,
)
from integrations.channels.mail.notes import note_mail
from integrations.channels.mail.settings import MailConfig, MailSecrets
from integrations.channels.mail.tokens import Signs
from mannaka_sdk import Context, InboundEvent, Model, PermanentError, PollPage, TransientError

MOST_MAILS: Final = 50
MOST_BYTES: Final = 40 * 1024 * 1024
LARGEST: Final = 36 * 1024 * 1024
"""A file of 25 MB in Base64 and some words."""
BEGINNING: Final = 512 * 1024
"""How much of a larger mail is brought: its headers and its words."""
_LOOKS_BACK: Final = timedelta(days=2)
_PATIENCE: Final = 3
_BEGUN: Final = "begun"


class Cursor(Model):
    """How far the mailbox was read."""

    validity: int
    """The mailbox's UIDVALIDITY: when it changes, all UIDs are others."""
    uid: int = Field(ge=0)
    """The last mail that was told."""
    since: int = Field(ge=0)
    """The last one that was told before; those after it were kept by the host now, and may be marked."""
    at: AwareDatetime
    """When it was told."""


def poll(ctx: Context[MailConfig, MailSecrets], cursor: bytes | None) -> PollPage:
    """
    Return what came since a cursor.

    :raises PluginError: the one that tells the host what to do next.
    """
    with mailbox(ctx) as imap:
        validity, following = open_folder(imap, ctx.config.folder, may_change=ctx.config.marks_seen)
        was = _read(cursor) or (None if ctx.config.takes_earlier else _begun(ctx))
        if was is None and not ctx.config.takes_earlier:
            return _page([], _begin(ctx, imap, validity, following))
        if was is not None and was.validity == validity and ctx.config.marks_seen and was.since < was.uid:
            mark_seen(imap, was.since + 1, was.uid)
        waiting, told_to = _waiting(imap, was, validity)
        return _told(ctx, imap, waiting, Cursor(validity=validity, uid=told_to, since=told_to, at=ctx.clock.now()))


def note_beginning(ctx: Context[MailConfig, MailSecrets], imap: LineImap, validity: int, following: int) -> None:
    """Remember how far the mailbox was full when it was first tried: what comes from then on is told."""
    begun = _begun(ctx)
    if begun is None or begun.validity != validity:
        _begin(ctx, imap, validity, following)


def _begin(ctx: Context[MailConfig, MailSecrets], imap: LineImap, validity: int, following: int) -> Cursor:
    first = Cursor(validity=validity, uid=_last(imap, following), since=0, at=ctx.clock.now())
    ctx.state.put(_BEGUN, first.to_wire().encode())
    return first


def _last(imap: LineImap, following: int) -> int:
    return following - 1 if following else max(uids_from(imap, 1), default=0)


def _waiting(imap: LineImap, was: Cursor | None, validity: int) -> tuple[list[int], int]:
    """
    Return the mails that wait, and the one up to which all were told.

    A mailbox that was set up anew is read from the last days on: what was told before has the name that it had, so
    that the host keeps it once.
    """
    if was is None:
        return uids_from(imap, 1), 0
    if was.validity == validity:
        return uids_from(imap, was.uid + 1), was.uid
    waiting = uids_since(imap, was.at - _LOOKS_BACK)
    return waiting, waiting[0] - 1 if waiting else max(uids_from(imap, 1), default=0)


def _told(ctx: Context[MailConfig, MailSecrets], imap: LineImap, waiting: Sequence[int], start: Cursor) -> PollPage:
    events: list[InboundEvent] = []
    reached, brought = start.uid, 0
    lying = look_at(imap, waiting[:MOST_MAILS]) if waiting else {}
    for uid in waiting[:MOST_MAILS]:
        if (mail := lying.get(uid)) is not None:  # none: somebody took it away just now
            brought += min(mail.size, LARGEST)
            if events and brought > MOST_BYTES:
                break
            try:
                events.append(_tell(ctx, imap, mail, start.validity))
            except TransientError:
                if not events:
                    _note_try(ctx, start.validity, uid)
                    raise
                break
        reached = uid
    cursor = start.model_copy(update={"uid": reached})
    return _page(events, cursor, has_more=bool(waiting) and reached < waiting[-1])


def _tell(ctx: Context[MailConfig, MailSecrets], imap: LineImap, mail: Lying, validity: int) -> InboundEvent:
    """Return what a mail tells; also of one that cannot be brought or read, so that those behind it are told."""
    ref = f"{validity}.{mail.uid}"
    came = Came(raw=b"", ref=ref, received_at=_when(mail, ctx.clock.now()), size=mail.size)
    if _was_tried_often(ctx, ref):
        return unreadable(came, "a mail that the server does not give")
    raw = bring(imap, mail.uid, most=BEGINNING if mail.size > LARGEST else None)
    if raw is None:
        return unreadable(came, "a mail that the server does not give")
    came = Came(
        raw=raw,
        ref=ref,
        received_at=came.received_at,
        size=max(mail.size, len(raw)) if mail.size > LARGEST else len(raw),
    )
    try:
        event, read = read_event(came, signs=Signs(ctx.secrets.reply_key))
    except Exception as error:  # noqa: BLE001 - whatever a mail does to us, the mails behind it are told
        ctx.log.warning("mail.unreadable", error=type(error).__name__)
        return unreadable(came, "a mail that cannot be read")
    note_mail(ctx.state, event, read)
    return event


def _when(mail: Lying, now: datetime) -> datetime:
    """Return when a mail came; a server's clock that is ahead would put it behind everything that follows."""
    return min(mail.received_at, now)


def _note_try(ctx: Context[MailConfig, MailSecrets], validity: int, uid: int) -> None:
    ref = f"{validity}.{uid}"
    ctx.state.put("tries", f"{ref} {_tries(ctx, ref) + 1}".encode())


def _was_tried_often(ctx: Context[MailConfig, MailSecrets], ref: str) -> bool:
    return _tries(ctx, ref) >= _PATIENCE


def _tries(ctx: Context[MailConfig, MailSecrets], ref: str) -> int:
    kept, _, count = (ctx.state.get("tries") or b"").partition(b" ")
    return int(count) if kept == ref.encode() and count.isdigit() else 0


def _read(cursor: bytes | None) -> Cursor | None:
    """
    Read a cursor of ours.

    :raises PermanentError: if it is none.
    """
    try:
        return Cursor.from_wire(cursor) if cursor is not None else None
    except ValidationError:
        raise PermanentError("the cursor is none of this channel") from None


def _begun(ctx: Context[MailConfig, MailSecrets]) -> Cursor | None:
    """Return where the channel began, for a host that lost its cursor: what it kept since it knows by its name."""
    try:
        return Cursor.from_wire(ctx.state.get(_BEGUN) or b"")
    except ValidationError:
        return None


def _page(events: Sequence[InboundEvent], cursor: Cursor, *, has_more: bool = False) -> PollPage:
    return PollPage(events=tuple(events), cursor=cursor.to_wire().encode(), has_more=has_more)
