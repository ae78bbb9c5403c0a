"""Files that go along with a message: looked at before any is kept, checked before any is opened."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from case_core.attachments import vault
from case_core.attachments.inspection.inspect import inspect
from case_core.attachments.names import plain_name
from case_core.conversations.events import FileCame
from case_core.conversations.models import Message, MessageFile
from mannaka_kit.identifiers import new_key
from mannaka_kit.outbox import events


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A file as a browser sent it."""

    name: str
    content: bytes


def require_fit(files: Iterable[Sent]) -> None:
    """
    Go on only with files that are taken: one that is not leaves nothing of the others behind.

    :raises UnfitFileError: a file is none that is taken.
    """
    for file in files:
        inspect(plain_name(file.name), file.content)


def keep_files(message: Message, files: Iterable[Sent], *, at: datetime) -> None:
    """Put the files of a message into quarantine; they are checked next."""
    for sent in files:
        name = plain_name(sent.name)
        file = MessageFile.objects.create(message=message, key=new_key(), name=name, size=len(sent.content), came_at=at)
        vault.put(file.key, "original", sent.content)
        events.record(FileCame(file_id=file.pk))
