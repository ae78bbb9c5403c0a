"""Decide whether a file is taken at all; the scanner and the safe copy come later."""

from case_core.attachments.errors import (
    DamagedError,
    EmptyFileError,
    KindNotTakenError,
    MacrosError,
    MislabelledError,
    OldOfficeError,
    TooLargeError,
    TooManyPixelsError,
)
from case_core.attachments.inspection.contents import OLD_OFFICE, ZIP, kind_of
from case_core.attachments.inspection.office import BombError, MovingPartsError, NoDocumentError, office_kind
from case_core.attachments.inspection.pictures import NoPictureError, pixels_of
from case_core.attachments.kinds import EXTENSIONS, MOST_BYTES, MOST_PIXELS, PICTURES, TEXTS, FileKind, extension_of


def inspect(name: str, content: bytes) -> FileKind:
    """
    Return what the file is.

    :raises UnfitFileError: it is empty, too large, none of the kinds that are taken, named for another kind, carries
        macros, is broken, or is a picture of too many points.
    """
    if not content.strip(b"\x00\t\n\r "):
        raise EmptyFileError.of(name)
    if len(content) > MOST_BYTES:
        raise TooLargeError.of(name)
    kind = _kind(name, content)
    _require_name_fits(name, kind)
    if kind in PICTURES:
        _require_few_pixels(name, content, kind)
    return EXTENSIONS[extension_of(name)] if kind == FileKind.TEXT else kind


def _kind(name: str, content: bytes) -> FileKind:
    if content.startswith(OLD_OFFICE):
        raise OldOfficeError.of(name)
    kind = _office(name, content) if content.startswith(ZIP) else kind_of(content)
    if kind is None:
        raise KindNotTakenError.of(name)
    return kind


def _office(name: str, content: bytes) -> FileKind | None:
    try:
        return office_kind(content)
    except MovingPartsError as error:
        raise MacrosError.of(name) from error
    except BombError as error:
        raise TooLargeError.of(name) from error
    except NoDocumentError:
        return None


def _require_name_fits(name: str, kind: FileKind) -> None:
    told = EXTENSIONS.get(extension_of(name))
    if told is None and kind == FileKind.TEXT:
        # A program is a text as well: here the name decides.
        raise KindNotTakenError.of(name)
    if told != kind and not (kind == FileKind.TEXT and told in TEXTS):
        raise MislabelledError.of(name, kind=kind.label)


def _require_few_pixels(name: str, content: bytes, kind: FileKind) -> None:
    try:
        pixels = pixels_of(content, kind)
    except NoPictureError as error:
        raise DamagedError.of(name) from error
    if pixels > MOST_PIXELS:
        raise TooManyPixelsError.of(name)
