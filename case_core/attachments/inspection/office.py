"""Documents of Word and Excel: an archive of parts, which may hide programs or be far larger than it looks."""

import re
from io import BytesIO
from typing import Final
from zipfile import BadZipFile, ZipFile

from case_core.attachments.kinds import MEGABYTE, FileKind

_MOST_PARTS: Final = 5_000
_MOST_UNPACKED: Final = 300 * MEGABYTE
_MOST_OF_LIST: Final = 2 * MEGABYTE
_LIST: Final = "[Content_Types].xml"
_MAIN: Final = {
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml": FileKind.DOCX,
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml": FileKind.XLSX,
}
_MOVING_PARTS = re.compile(
    r"vbaproject|vbadata|activex|oleobject|macrosheets|\.(exe|dll|js|vbs|ps1|bat|scr)$", re.IGNORECASE
)
_MOVING_TYPES = re.compile(r"macroEnabled|vbaProject|activeX|oleObject|ms-excel\.macrosheet", re.IGNORECASE)
# A template on somebody else's server brings its macros along when the document is opened.
_FOREIGN_TEMPLATE = re.compile(rb"attachedTemplate[^>]*TargetMode=.External|TargetMode=.External[^>]*attachedTemplate")


class MovingPartsError(Exception):
    """It carries something that could run."""


class NoDocumentError(Exception):
    """It is an archive, and no document of ours."""


class BombError(Exception):
    """Unpacked it would be larger than a computer can hold."""


def office_kind(content: bytes) -> FileKind:
    """
    Return whether it is Word or Excel.

    :raises NoDocumentError: it is another archive, or broken.
    :raises MovingPartsError: it holds macros, controls, foreign objects or a template from elsewhere.
    :raises BombError: it unpacks to more than 300 MB or 5,000 parts.
    """
    try:
        with ZipFile(BytesIO(content)) as archive:
            _require_sane_size(archive)
            types = _types_of(archive)
            _require_nothing_moves(archive, types)
    except (BadZipFile, KeyError, NotImplementedError, RuntimeError, OSError, EOFError, ValueError) as error:
        raise NoDocumentError from error
    kind = next((kind for name, kind in _MAIN.items() if name in types), None)
    if kind is None:
        raise NoDocumentError
    return kind


def _require_sane_size(archive: ZipFile) -> None:
    parts = archive.infolist()
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_UNPACKED:
        raise BombError


def _types_of(archive: ZipFile) -> str:
    return _read(archive, _LIST).decode("utf-8", errors="replace")


def _require_nothing_moves(archive: ZipFile, types: str) -> None:
    names = archive.namelist()
    if _MOVING_TYPES.search(types) or any(_MOVING_PARTS.search(name) for name in names):
        raise MovingPartsError
    settings = (name for name in names if name.endswith("settings.xml.rels"))
    if any(_FOREIGN_TEMPLATE.search(_read(archive, name)) for name in settings):
        raise MovingPartsError


def _read(archive: ZipFile, name: str) -> bytes:
    # What a part says of its own size is not believed.
    with archive.open(name) as part:
        return part.read(_MOST_OF_LIST)
