"""How large a picture says it is: only its head is read, nothing is drawn."""

import warnings
from io import BytesIO
from typing import Final

import pillow_heif
from PIL import Image, UnidentifiedImageError

from case_core.attachments.kinds import MOST_PIXELS, FileKind

_FORMATS: Final = {
    FileKind.JPEG: "JPEG",
    FileKind.PNG: "PNG",
    FileKind.WEBP: "WEBP",
    FileKind.GIF: "GIF",
}


class NoPictureError(Exception):
    """Its head cannot be read."""


def pixels_of(content: bytes, kind: FileKind) -> int:
    """Return how many points the picture has.

    :raises NoPictureError: it is broken.
    """
    try:
        width, height = _size(content, kind)
    except Image.DecompressionBombError:
        # The library's own limit is far above ours.
        return MOST_PIXELS + 1
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, TypeError) as error:
        raise NoPictureError from error
    return width * height


def _size(content: bytes, kind: FileKind) -> tuple[int, int]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        if kind == FileKind.HEIC:
            return max(image.size for image in pillow_heif.open_heif(BytesIO(content)))
        with Image.open(BytesIO(content), formats=[_FORMATS[kind]]) as picture:
            return picture.size
