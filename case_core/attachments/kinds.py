"""What may be attached: a short list, and how each kind is treated once it is checked."""

from collections.abc import Mapping
from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _

MEGABYTE: Final = 1024 * 1024
MOST_BYTES: Final = 20 * MEGABYTE
# A photograph of today's telephones has 12 to 50 million; a bomb has thousands of millions in a small file.
MOST_PIXELS: Final = 60_000_000
MOST_FILES: Final = 10
LONGEST_NAME: Final = 120


class FileKind(models.TextChoices):
    """What a file is, by its content (ファイルの種類)."""

    JPEG = "jpeg", _("写真（JPEG）")
    PNG = "png", _("画像（PNG）")
    WEBP = "webp", _("画像（WebP）")
    GIF = "gif", _("画像（GIF）")
    HEIC = "heic", _("写真（HEIC）")
    PDF = "pdf", _("PDF")
    TEXT = "text", _("テキスト")
    CSV = "csv", _("CSV")
    DOCX = "docx", _("Word")
    XLSX = "xlsx", _("Excel")


PICTURES: Final = frozenset({FileKind.JPEG, FileKind.PNG, FileKind.WEBP, FileKind.GIF, FileKind.HEIC})
TEXTS: Final = frozenset({FileKind.TEXT, FileKind.CSV})
OFFICE: Final = frozenset({FileKind.DOCX, FileKind.XLSX})

EXTENSIONS: Final[Mapping[str, FileKind]] = {
    "jpg": FileKind.JPEG,
    "jpeg": FileKind.JPEG,
    "png": FileKind.PNG,
    "webp": FileKind.WEBP,
    "gif": FileKind.GIF,
    "heic": FileKind.HEIC,
    "heif": FileKind.HEIC,
    "pdf": FileKind.PDF,
    "txt": FileKind.TEXT,
    "csv": FileKind.CSV,
    "docx": FileKind.DOCX,
    "xlsx": FileKind.XLSX,
}
OFFERED: Final = ",".join(f".{extension}" for extension in EXTENSIONS)

# Of what leaves the house: a picture is written anew as one of the two kinds that every old computer shows.
CONTENT_TYPES: Final[Mapping[str, str]] = {
    "jpg": "image/jpeg",
    "png": "image/png",
    "pdf": "application/pdf",
    "txt": "text/plain; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def extension_of(name: str) -> str:
    """Return the ending of a file's name, in small letters, empty where it has none."""
    stem, dot, extension = name.rpartition(".")
    return extension.lower() if dot and stem else ""
