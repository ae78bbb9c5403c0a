"""Reads no more of a file than would be taken: what is too large reaches neither memory nor disk."""

from typing import Any, Final

from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

from case_core.attachments.kinds import MEGABYTE, MOST_BYTES
from case_core.attachments.names import plain_name

MOST_TOGETHER: Final = 60 * MEGABYTE
_OURS: Final = ("/attachments/", "/conversations/", "/talk/")
_TOO_LARGE: Final = "_files_too_large"


class CappedUploadHandler(FileUploadHandler):
    """Stands before Django's own handlers, at our addresses only, and remembers the names of what it skipped."""

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self._together = 0
        self._name = ""

    def new_file(self, field_name: str, file_name: str, *told: Any, **more: Any) -> None:
        """Remember the name of the file that begins."""
        super().new_file(field_name, file_name, *told, **more)
        self._name = file_name

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """
        Hand the bytes on while the file is small enough.

        :raises SkipFile: it is larger; what is left of it is read and forgotten.
        """
        self._together += len(raw_data)
        is_ours = self.request is not None and any(part in self.request.path for part in _OURS)
        if is_ours and (start + len(raw_data) > MOST_BYTES or self._together > MOST_TOGETHER):
            setattr(self.request, _TOO_LARGE, [*too_large(self.request), plain_name(self._name)])
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Leave the file to the handlers behind."""


def too_large(request: HttpRequest | None) -> list[str]:
    """Return the names of the files that were skipped; read the form first."""
    names: list[str] = getattr(request, _TOO_LARGE, [])
    return names
