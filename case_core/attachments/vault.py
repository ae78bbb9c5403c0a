"""Where the content of files rests: in the city's own storage, sealed with the city's key."""

from typing import Final, Literal
from uuid import UUID

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from mannaka_kit import crypto
from mannaka_kit.crypto import UndecipherableError
from mannaka_kit.crypto.blobs import seal, unseal

__all__ = ["PARTS", "Part", "UndecipherableError", "drop", "get", "put"]
Part = Literal["original", "copy"]
PARTS: Final[tuple[Part, ...]] = ("original", "copy")
_PURPOSE: Final = "attachments"


def put(key: UUID, part: Part, content: bytes) -> None:
    """Keep the content; what an earlier attempt left is replaced."""
    path = _path(key, part)
    default_storage.delete(path)
    default_storage.save(path, ContentFile(seal(content, purpose=_PURPOSE, aad=_cell(key, part))))


def get(key: UUID, part: Part) -> bytes:
    """Return the content.

    :raises FileNotFoundError: there is none.
    :raises UndecipherableError: it was altered, or belongs elsewhere.
    """
    with default_storage.open(_path(key, part)) as file:
        return unseal(file.read(), purpose=_PURPOSE, aad=_cell(key, part))


def drop(key: UUID, *parts: Part) -> None:
    """Forget the content, where there is any."""
    for part in parts or PARTS:
        default_storage.delete(_path(key, part))


def _path(key: UUID, part: Part) -> str:
    return f"attachments/{key.hex[:2]}/{key.hex}.{part}"


def _cell(key: UUID, part: Part) -> str:
    return crypto.cell("case_attachment", part, key)
