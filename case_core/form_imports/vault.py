"""Where a file waits between its upload and its import: in the city's own storage, sealed with the city's key."""

from typing import Final
from uuid import UUID

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from mannaka_kit import crypto
from mannaka_kit.crypto.blobs import seal, unseal

_PURPOSE: Final = "form-imports"


def put(key: UUID, content: bytes) -> None:
    """Keep the file."""
    default_storage.save(_path(key), ContentFile(seal(content, purpose=_PURPOSE, aad=_cell(key))))


def get(key: UUID) -> bytes:
    """Return the file.

    :raises FileNotFoundError: there is none.
    """
    with default_storage.open(_path(key)) as file:
        return unseal(file.read(), purpose=_PURPOSE, aad=_cell(key))


def drop(key: UUID) -> None:
    """Forget the file, where there is one."""
    default_storage.delete(_path(key))


def _path(key: UUID) -> str:
    return f"form_imports/{key.hex}"


def _cell(key: UUID) -> str:
    return crypto.cell("booking_import", "file", key)
