"""What a file begins with."""

from typing import Final

from case_core.attachments.inspection.texts import decoded
from case_core.attachments.kinds import FileKind

ZIP: Final = b"PK\x03\x04"
OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEIC_BRANDS: Final = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")
_BEGINNINGS: Final = (
    (b"\xff\xd8\xff", FileKind.JPEG),
    (b"\x89PNG\r\n\x1a\n", FileKind.PNG),
    (b"GIF87a", FileKind.GIF),
    (b"GIF89a", FileKind.GIF),
    (b"%PDF-", FileKind.PDF),
)
# Programs and pages are texts to the eye, and something else to a computer.
_NOT_TEXTS: Final = (b"#!", b"<!doctype", b"<html", b"<script", b"<?xml", b"<svg", b"<?php", b"{\\rtf", b"@echo")


def kind_of(content: bytes) -> FileKind | None:
    """Return the kind that the first bytes tell, None where it is none of ours; archives are asked elsewhere."""
    for beginning, kind in _BEGINNINGS:
        if content.startswith(beginning):
            return kind
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return FileKind.WEBP
    if content[4:8] == b"ftyp" and content[8:12] in _HEIC_BRANDS:
        return FileKind.HEIC
    return FileKind.TEXT if _is_text(content) else None


def _is_text(content: bytes) -> bool:
    head = content[:64].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return not head.startswith(_NOT_TEXTS) and decoded(content) is not None
