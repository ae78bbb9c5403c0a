"""Bring the files of messages into the city's own store, and check them as the files of cases are checked."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

import structlog

from case_core.attachments import vault
from case_core.attachments.copies import Copy, NoCopyError, copy_of
from case_core.attachments.errors import ScannerAwayError, UnfitFileError
from case_core.attachments.inspection.inspect import inspect
from case_core.attachments.kinds import EXTENSIONS, MOST_BYTES, OFFICE, FileKind, extension_of
from case_core.attachments.names import NAMELESS, plain_name
from case_core.attachments.scanners.choice import signature_in
from case_core.attachments.states import Refusal, Standing
from case_core.conversations.models import MessageFile
from case_core.conversations.queueing import leave_when_checked
from case_core.conversations.turns import record_turn
from mannaka_kit import audit
from mannaka_sdk import AuthExpiredError, ContentRejectedError, MediaPart, PluginError, TransientError
from tenants.deliveries.errors import ChannelNotAtWorkError
from tenants.deliveries.sending import fetch_media
from tenants.plugins.errors import PluginNotFoundError

log = structlog.get_logger(__name__)
MOST_TRIES: Final = 12
_FIRST: Final = timedelta(seconds=15)
_LONGEST: Final = timedelta(minutes=30)
# What passes by itself, or once somebody has set it right.
_PASSING: Final = (TransientError, AuthExpiredError, ChannelNotAtWorkError, PluginNotFoundError, ScannerAwayError)
_OF_MEDIA_TYPE: Final = {
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/gif": "gif",
    "image/webp": "webp",
    "image/heic": "heic",
    "application/pdf": "pdf",
    "text/plain": "txt",
}


class Bucket:
    """Takes the pieces of a file, and no more than is taken at all."""

    def __init__(self) -> None:
        self.content = bytearray()

    async def write(self, chunk: bytes) -> None:
        """
        Take a piece.

        :raises ContentRejectedError: it is more than any file may have.
        """
        if len(self.content) + len(chunk) > MOST_BYTES:
            raise ContentRejectedError("the file is too large")
        self.content += chunk


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What a service gave: under which key it is kept, how it is called here, and how large it is."""

    key: UUID
    name: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """What came of bringing a file: what it is, or why it is not taken; neither where it must be tried again."""

    file_id: int
    fetched: Fetched | None = None
    verdict: tuple[FileKind, Copy] | Refusal | None = None


def bring(file_id: int) -> Brought:
    """Fetch a file where it still rests at its service and look into it; no row is changed here."""
    waiting = MessageFile.objects.filter(pk=file_id, standing=Standing.QUARANTINED)
    file = waiting.select_related("message__conversation__channel").first()
    if file is None:
        return Brought(file_id=file_id)
    fetched, verdict = None, None
    try:
        fetched = _fetched(file) if file.ref else None
        verdict = _looked_into(fetched.name if fetched else file.name, vault.get(file.key, "original"))
    except _PASSING as error:
        log.info("conversations.file_waits", file=file_id, why=type(error).__name__)
    except ContentRejectedError:
        verdict = Refusal.TOO_HEAVY
    except PluginError:
        verdict = Refusal.UNREADABLE
    return Brought(file_id=file_id, fetched=fetched, verdict=verdict)


def keep(brought: Brought, *, at: datetime) -> datetime | None:
    """
    Write down what came of it, and return when to try again, if that is needed.

    What came of a file that is refused or gone meanwhile is let go.

    :raises NotInTransactionError: outside a transaction.
    """
    known = MessageFile.objects.select_for_update(of=("self",)).select_related("message__conversation__channel")
    file = known.filter(pk=brought.file_id).first()
    if file is None or file.standing != Standing.QUARANTINED:
        _let_go(brought, file)
        return None
    if isinstance(brought.verdict, Refusal):
        _refuse(file, brought.verdict, at=at)
        return None
    if brought.fetched:
        file.name, file.size, file.ref = brought.fetched.name, brought.fetched.size, ""
        file.save(update_fields=["name", "size", "ref"])
    if brought.verdict is None:
        return _again(file, at=at)
    _open(file, *brought.verdict, at=at)
    return None


def _let_go(brought: Brought, file: MessageFile | None) -> None:
    if brought.fetched and not (file and file.standing == Standing.READY):
        vault.drop(brought.fetched.key)


def _fetched(file: MessageFile) -> Fetched:
    part, bucket = MediaPart.model_validate_json(file.ref), Bucket()
    info = fetch_media(channel_id=file.message.conversation.channel_id, media=part, sink=bucket)
    content = bytes(bucket.content)
    vault.put(file.key, "original", content)
    name = _named(file.name or plain_name(info.name or NAMELESS), info.media_type or part.media_type)
    return Fetched(key=file.key, name=name, size=len(content))


def _named(name: str, media_type: str) -> str:
    """Give a nameless photograph the ending that its kind has; what it really is, the inspection says."""
    if extension_of(name) in EXTENSIONS:
        return name
    extension = _OF_MEDIA_TYPE.get(media_type.partition(";")[0].strip().lower(), "")
    return f"{name}.{extension}" if extension else name


def _open(file: MessageFile, kind: FileKind, copy: Copy, *, at: datetime) -> None:
    file.kind, file.standing, file.copy_extension, file.checked_at = kind, Standing.READY, copy.extension, at
    file.save(update_fields=["kind", "standing", "copy_extension", "checked_at"])
    if copy.extension:
        vault.put(file.key, "copy", copy.content)
    if kind not in OFFICE:
        vault.drop(file.key, "original")
    record_turn("conversation.file_ready", file.message.conversation, actor=audit.SYSTEM, target=file, at=at)
    leave_when_checked(file.message)


def _looked_into(name: str, content: bytes) -> tuple[FileKind, Copy] | Refusal:
    """
    Return what a file is and its safe copy, or why it is not taken.

    :raises ScannerAwayError: nobody can say whether it is clean.
    """
    try:
        kind = FileKind(inspect(name, content))
        return Refusal.INFECTED if signature_in(content) else (kind, copy_of(content, kind))
    except UnfitFileError:
        return Refusal.UNREADABLE
    except NoCopyError as error:
        return error.refusal


def _refuse(file: MessageFile, refusal: Refusal, *, at: datetime) -> None:
    file.standing, file.refusal, file.ref, file.checked_at = Standing.REFUSED, refusal, "", at
    file.save(update_fields=["standing", "refusal", "ref", "checked_at"])
    vault.drop(file.key)
    record_turn("conversation.file_refused", file.message.conversation, actor=audit.SYSTEM, target=file, at=at)
    leave_when_checked(file.message)


def _again(file: MessageFile, *, at: datetime) -> datetime | None:
    file.tries += 1
    file.save(update_fields=["tries"])
    if file.tries >= MOST_TRIES:
        _refuse(file, Refusal.UNREADABLE, at=at)
        return None
    return at + min(_FIRST * (1 << min(file.tries - 1, 10)), _LONGEST)
